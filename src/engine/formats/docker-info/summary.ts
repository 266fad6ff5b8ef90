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
  const known = parts.filter((part) => part !== undefined && part !== '' && part !== 0).map(String);
  if (known.length === 0) return { en: 'nothing about the daemon', 'zh-cn': '没有守护进程的信息' };
  return { en: known.join(', '), 'zh-cn': known.join('，').replace('kernel ', '内核 ') };
}
