/** dmesg, journalctl, systemctl, mount, df, and the tools for block devices. */
import type { Row } from './row.ts';

export const HOST: readonly Row[] = [
  // util-linux, dmesg.c; busybox: `dmesg: klogctl: Operation not permitted`
  {
    tool: 'dmesg',
    starts: ['dmesg'],
    pattern:
      /^dmesg: (?:read kernel buffer failed|读取内核缓冲区失败|klogctl(?: failed)?|cannot open \S{1,60})(?:: |：)(?<errno>[^:：]{4,60})$/,
    reason: 'errno',
  },
  {
    tool: 'dmesg',
    starts: ['dmesg'],
    pattern: /^dmesg: (?:unrecognized option|invalid option)/,
    reason: 'unknown',
  },
  // systemd, src/shared/journal-util.c: access_check_var_log_journal()
  {
    tool: 'journalctl',
    starts: ['Hint'],
    pattern: /^Hint: You are currently not seeing messages from other users and the system\.$/,
    reason: 'not-permitted',
  },
  {
    tool: 'journalctl',
    starts: ['No'],
    pattern: /^No journal files were opened due to insufficient permissions\.$/,
    reason: 'not-permitted',
  },
  { tool: 'journalctl', starts: ['No'], pattern: /^No journal files were found\.$/, reason: 'nothing-to-show' },
  { tool: 'journalctl', starts: ['--'], pattern: /^-- No entries --$/, reason: 'nothing-to-show' },
  {
    tool: 'journalctl',
    starts: ['Specifying', 'Data'],
    pattern:
      /^(?:Specifying boot ID(?: or boot offset)? has no effect, no persistent journal was found\.?|Data from the specified boot \([^()]{1,60}\) is not available: [^\n]{1,100})$/,
    reason: 'nothing-to-show',
  },
  // systemd, src/systemctl/systemctl-show.c: `Unit docker.service could not be found.`
  {
    tool: 'systemctl',
    starts: ['Unit'],
    pattern:
      /^Unit (?<unit>[\w@\\:.-]{1,200}\.(?:service|socket|timer|mount|automount|slice|scope|target|path|device|swap)) could not be found\.$/,
    reason: 'not-found',
  },
  {
    tool: 'systemctl',
    starts: ['No'],
    pattern: /^No files found for (?<unit>[\w@\\:.-]{1,200})\.$/,
    reason: 'not-found',
  },
  // systemctl start and its like: `Failed to restart docker.service: Unit docker.service not found.`
  {
    tool: 'systemctl',
    starts: ['Failed'],
    pattern:
      /^Failed to (?:re)?(?:start|stop|load|enable|disable) (?<unit>[\w@\\:.-]{1,200}): Unit (?:file )?\S{1,200} (?:not found|not loaded|does not exist)\.$/,
    reason: 'not-found',
  },
  {
    tool: 'systemctl',
    starts: ['Failed'],
    pattern:
      /^Failed to (?:re)?(?:start|stop|load|enable|disable) (?<unit>[\w@\\:.-]{1,200}): (?:Interactive authentication required|Access denied)\.?$/,
    reason: 'not-permitted',
  },
  {
    tool: 'systemctl',
    starts: ['Failed'],
    pattern: /^Failed to (?:re)?(?:start|stop|load|enable) (?<unit>[\w@\\:.-]{1,200}): Unit \S{1,200} is masked\.$/,
    reason: 'unknown',
  },
  // In a container: `System has not been booted with systemd as init system (PID 1). Can't operate.`, el7 `Failed to get D-Bus connection: Operation not permitted`
  {
    tool: 'systemctl',
    starts: ['System'],
    pattern: /^System has not been booted with systemd as init system \(PID 1\)\. Can't operate\.$/,
    reason: 'cannot-connect',
  },
  {
    tool: 'systemctl',
    starts: ['Failed'],
    pattern:
      /^Failed to (?:connect to (?:system scope )?bus(?: via local transport)?|get D-Bus connection): [^\n]{4,100}$/,
    reason: 'cannot-connect',
  },
  {
    tool: 'systemctl',
    starts: ['0'],
    pattern: /^0 (?:loaded units|unit files) listed\.(?: Pass --all|$)/,
    reason: 'nothing-to-show',
  },
  // util-linux, mount.c: `mount: only root can do that`, `mount: /mnt: must be superuser to use mount.`; busybox `mount: permission denied (are you root?)`
  {
    tool: 'mount',
    starts: ['mount'],
    pattern:
      /^mount: (?:(?<path>\/[^\s:]{0,200}): )?(?:only root can (?:do that|use "[^"]{1,60}" option)|must be superuser to use mount\.?|permission denied(?:\.| \(are you root\?\))?)$/,
    reason: 'not-permitted',
  },
  {
    tool: 'mount',
    starts: ['mount'],
    pattern:
      /^mount: (?<path>\/[^\s:]{0,200}): (?:can't find in \/etc\/fstab\.?|mount point does not exist\.?|special device \S{1,200} does not exist\.?)$/,
    reason: 'no-such-file',
  },
  { tool: 'findmnt', starts: ['findmnt'], pattern: /^findmnt: (?:unknown column: |can't read )/, reason: 'unknown' },
  // coreutils, df.c
  {
    tool: 'df',
    starts: ['df'],
    pattern: /^df: ['‘"]?(?<path>\/[^'’":：]{0,300})['’"]?(?:: |：)(?<errno>[^:：]{4,60})$/,
    reason: 'errno',
  },
  {
    tool: 'df',
    starts: ['df'],
    pattern: /^df: (?:no file systems processed|未处理文件系统)$/,
    reason: 'nothing-to-show',
  },
  // sysstat, iostat.c: without /proc/diskstats
  { tool: 'iostat', starts: ['Cannot'], pattern: /^Cannot find disk data$/, reason: 'nothing-to-show' },
  // blktrace.c: `BLKTRACESETUP(2) /dev/sda failed: 2/No such file or directory`, `Invalid path /dev/vda specified: 13/Permission denied`
  {
    tool: 'blktrace',
    starts: ['BLKTRACESETUP(2)', 'BLKTRACESTART', 'Invalid', 'Thread', 'FAILED'],
    pattern:
      /^(?:BLKTRACESETUP\(2\) (?<device>\S{1,100}) failed|BLKTRACESTART \S{1,100} failed|Invalid (?:debug )?path \S{1,100} specified|Thread \d{1,5} failed open \S{1,200}|FAILED to start thread on CPU \d{1,5}): \d{1,3}\/(?<errno>[^:]{4,60})$/,
    reason: 'errno',
  },
  {
    tool: 'blktrace',
    starts: ['Debugfs'],
    pattern: /^Debugfs is not mounted at (?<path>\/\S{1,100})$/,
    reason: 'no-such-file',
  },
  {
    tool: 'blkparse',
    starts: ['No'],
    pattern: /^No input files found for (?<path>\S{1,200})$/,
    reason: 'no-such-file',
  },
];
