/** kubectl, crictl, runc; what docker and ctr say of themselves is command output. */
import type { Row } from './row.ts';

export const CONTAINERS: readonly Row[] = [
  // kubectl, pkg/cmd/util/helpers.go
  {
    tool: 'kubectl',
    starts: ['The'],
    pattern: /^The connection to the server \S{1,255} was refused - did you specify the right host or port\?$/,
    reason: 'cannot-connect',
  },
  {
    tool: 'kubectl',
    starts: ['Unable'],
    pattern: /^Unable to connect to the server: \S/,
    reason: 'cannot-connect',
  },
  {
    tool: 'kubectl',
    starts: ['error'],
    pattern: /^error: the server doesn't have a resource type "[^"]{0,100}"$/,
    reason: 'not-found',
  },
  {
    tool: 'kubectl',
    starts: ['error'],
    pattern:
      /^error: (?:You must be logged in to the server|the server has asked for the client to provide credentials)/,
    reason: 'not-permitted',
  },
  {
    tool: 'kubectl',
    starts: ['error'],
    pattern:
      /^error: (?:no configuration has been provided|current-context is not set|context "[^"]{1,100}" does not exist|stat \/\S{1,200}: no such file or directory)/,
    reason: 'no-such-file',
  },
  {
    tool: 'kubectl',
    starts: ['error'],
    pattern: /^error: (?:Metrics API not available|metrics not available yet)$/,
    reason: 'nothing-to-show',
  },
  { tool: 'kubectl', starts: ['Error'], pattern: /^Error from server \(NotFound\): \S/, reason: 'not-found' },
  {
    tool: 'kubectl',
    starts: ['Error'],
    pattern: /^Error from server \((?:Forbidden|Unauthorized)\): \S/,
    reason: 'not-permitted',
  },
  {
    tool: 'kubectl',
    starts: ['Error'],
    pattern: /^Error from server(?: \((?:Timeout|ServiceUnavailable|ServerTimeout|InternalError)\))?: \S/,
    reason: 'cannot-connect',
  },
  { tool: 'kubectl', starts: ['Error'], pattern: /^Error from server \(\w{1,40}\): \S/, reason: 'unknown' },
  {
    tool: 'kubectl',
    starts: ['No'],
    pattern: /^No resources found(?: in \S{1,63} namespace)?\.?$/,
    reason: 'nothing-to-show',
  },
  // cri-tools, cmd/crictl/main.go: it looks for the socket of a runtime that is not there
  {
    tool: 'crictl',
    starts: ['FATA[0000]', 'FATA[0002]', 'FATA[0010]'],
    pattern:
      /^FATA\[\d{4}\] (?:(?:getting|listing) [\w ]{1,40}: )?(?:connect: )?(?:connect endpoint '|validate service connection: |unable to determine (?:runtime|image) API version: |failed to connect: )/,
    reason: 'cannot-connect',
  },
  // runc, main.go, with another --root than Docker's
  {
    tool: 'runc',
    starts: ['container', 'ERRO[0000]'],
    pattern: /^(?:ERRO\[0000\] )?container does not exist$/,
    reason: 'not-found',
  },
];
