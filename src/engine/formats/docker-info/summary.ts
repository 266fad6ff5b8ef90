import type { Localized } from '../../model.ts';
import type { DockerInfo } from './record.ts';

/** `Docker 24.0.7, overlay2, cgroup v2, kernel 6.1.0-13-amd64` */
export function summaryOf(info: DockerInfo): Localized {
  const { serverVersion, storage, cgroupVersion, kernel } = info;
  const parts = [
    serverVersion && `Docker ${serverVersion}`,
    storage?.name,
    cgroupVersion && `cgroup v${cgroupVersion}`,
    kernel && `kernel ${kernel}`,
  ];
  const text = parts.filter(Boolean).join(', ');
  return text === '' ? { en: 'nothing about the daemon', 'zh-cn': '没有守护进程的信息' } : { en: text, 'zh-cn': text };
}
