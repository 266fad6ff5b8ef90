/** ip, tcpdump, curl. */
import type { Row } from './row.ts';

export const NETWORK: readonly Row[] = [
  // iproute2: `Device "docker0" does not exist.`, `Cannot find device "docker0"`; busybox `ip: can't find device 'docker0'`
  {
    tool: 'ip',
    starts: ['Device', 'Cannot', 'ip'],
    pattern:
      /^(?:Device "(?<device>[^"\s]{1,40})" does not exist\.|Cannot find device "[^"\s]{1,40}"|ip: can't find device '[^'\s]{1,40}')$/,
    reason: 'not-found',
  },
  {
    tool: 'ip',
    starts: ['RTNETLINK', 'ip'],
    pattern: /^(?:ip: )?RTNETLINK answers: (?<errno>Operation not permitted|Permission denied)$/,
    reason: 'errno',
  },
  {
    tool: 'ip',
    starts: ['Cannot', 'setting', 'mount'],
    pattern:
      /^(?:Cannot open network namespace "[^"]{1,60}"|setting the network namespace "[^"]{1,60}" failed|mount of \/sys failed): (?<errno>[^:]{4,60})$/,
    reason: 'errno',
  },
  {
    tool: 'ip',
    starts: ['Object', 'Command', 'Option'],
    pattern: /^(?:Object|Command|Option) "[^"]{1,40}" is unknown, try "ip (?:\w{1,20} )?-?help"\.$/,
    reason: 'unknown',
  },
  // tcpdump.c, open_interface(): `tcpdump: docker0: You don't have permission to capture on that device`
  {
    tool: 'tcpdump',
    starts: ['tcpdump'],
    pattern:
      /^tcpdump: (?<device>[^\s:]{1,40}): You don't have permission to (?:perform this )?capture on that device$/,
    reason: 'not-permitted',
  },
  {
    tool: 'tcpdump',
    starts: ['tcpdump'],
    pattern:
      /^tcpdump: (?:no suitable device found|socket: Operation not permitted|Couldn't change to '[^']{1,40}' uid)/,
    reason: 'not-permitted',
  },
  {
    tool: 'tcpdump',
    starts: ['tcpdump'],
    pattern:
      /^tcpdump: (?<device>[^\s:/]{1,40}): (?:No such device exists|SIOCGIFHWADDR: No such device|No such device)(?: \(|$)/,
    reason: 'not-found',
  },
  {
    tool: 'tcpdump',
    starts: ['tcpdump'],
    pattern: /^tcpdump: (?<device>[^\s:/]{1,40}): That device is not up$/,
    reason: 'nothing-to-show',
  },
  {
    tool: 'tcpdump',
    starts: ['tcpdump'],
    pattern: /^tcpdump: (?<path>[^\s:]{1,300}): (?<errno>[^:]{4,60})$/,
    reason: 'errno',
  },
  {
    tool: 'tcpdump',
    starts: ['tcpdump'],
    pattern: /^tcpdump: (?:can't parse filter expression: )?(?:syntax error|illegal token)/,
    reason: 'unknown',
  },
  // curl's tool_operate.c: code and message. 7 cannot connect, 28 timed out, 52 and 56 closed without an answer
  {
    tool: 'curl',
    starts: ['curl'],
    pattern: /^curl: \(7\) [^\n]{0,200}Permission denied$/,
    reason: 'not-permitted',
  },
  { tool: 'curl', starts: ['curl'], pattern: /^curl: \((?:7|28|52|56)\) \S/, reason: 'cannot-connect' },
  // Before 7.40 it does not know sockets: `curl: option --unix-socket: is unknown`
  {
    tool: 'curl',
    starts: ['curl'],
    pattern: /^curl: (?:option --unix-socket: is unknown|\(1\) Protocol \S{1,40} not supported)/,
    reason: 'unknown',
  },
];
