/** What kubelet, the container runtimes and kubectl put around lines. */
import type { Level } from '../../model.ts';
import { DIGITS, matchAt, mayBeDate, type Peeler } from './peeler.ts';

/** CRI log files (containerd, CRI-O, podman's k8s-file): `2024-01-02T03:04:05.123456789Z stdout F msg`, `P` for a part */
const CRI =
  /(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d))\s(stdout|stderr)\s([FP])(?::\S{1,64})?(?:[^\S\t]|$)/y;

export const cri: Peeler = {
  starts: DIGITS,
  peel(text, at) {
    const match = mayBeDate(text, at) ? matchAt(CRI, text, at) : null;
    if (match === null) return undefined;
    const [whole, time = '', stream = '', tag] = match;
    const rest = at + whole.length;
    return { envelope: { kind: 'cri', time, stream }, rest, stream: `cri ${stream}`, partial: tag === 'P' };
  },
};

/** klog and glog: `E0612 14:01:52.353546   21142 remote_runtime.go:295] msg` */
const KLOG = /([IWEF])(\d{4}\s\d\d:\d\d:\d\d\.\d{6})\s{1,8}(\d{1,10})\s([^\s:\]]{1,128}:\d{1,6})\][^\S\t]?/y;
const KLOG_LEVELS: Readonly<Record<string, Level>> = { I: 'info', W: 'warning', E: 'error', F: 'fatal' };

export const klog: Peeler = {
  starts: 'IWEF',
  peel(text, at) {
    const match = matchAt(KLOG, text, at);
    if (match === null) return undefined;
    const [whole, letter = '', time = '', pid] = match;
    const level = KLOG_LEVELS[letter] ?? 'info';
    return { envelope: { kind: 'klog', time, pid: Number(pid), level }, rest: at + whole.length };
  },
};

/** kubectl logs --prefix: `[pod/web-7d9c/nginx] msg` */
const POD = /\[pod\/([^\s/\]]{1,253})\/([^\s/\]]{1,253})\][^\S\t]?/y;

export const kubectlPrefix: Peeler = {
  starts: '[',
  peel(text, at) {
    const match = matchAt(POD, text, at);
    if (match === null) return undefined;
    const [whole, pod, container] = match;
    return { envelope: { kind: 'kubectl-logs', container: `${pod}/${container}` }, rest: at + whole.length };
  },
};
