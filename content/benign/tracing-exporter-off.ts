import { defineBenign } from '../../src/catalog/benign.ts';

export default defineBenign({
  lines: [
    [
      'failed to initialize a tracing processor',
      /failed to initialize a tracing processor "?otlp"?[^\n]{0,100}?(?:no OpenTelemetry endpoint|skip plugin)/,
    ],
  ],
  why: {
    en: 'containerd 1.6 logs this at level error when no OpenTelemetry endpoint is configured; tracing is off, nothing else.',
    'zh-cn': '没有配置 OpenTelemetry 端点时，containerd 1.6 会以 error 级别打印这一行；只是没开链路追踪，别无影响。',
  },
});
