/** Disks, thin pools and file systems. */
import type { EventPattern } from './event-pattern.ts';

const EXT: Pick<EventPattern, 'starts' | 'traced' | 'failure'> = {
  starts: ['EXT4-fs', 'EXT3-fs', 'EXT2-fs'],
  traced: true,
  failure: true,
};
const BTRFS: Pick<EventPattern, 'starts' | 'traced' | 'failure'> = {
  starts: ['BTRFS'],
  traced: true,
  failure: true,
};
const THIN: Pick<EventPattern, 'event' | 'starts' | 'traced' | 'failure'> = {
  event: 'thin-pool',
  starts: ['device-mapper: '],
  traced: false,
  failure: true,
};

export const STORAGE: readonly EventPattern[] = [
  // drivers/md/dm-thin.c notify_of_pool_mode_change():
  // `device-mapper: thin: 253:4: switching pool to out-of-data-space (queue IO) mode`
  {
    ...THIN,
    level: 'info',
    pattern: /^device-mapper: thin: (?<device>\d{1,5}:\d{1,8}): switching pool to (?<state>write) mode/,
  },
  {
    ...THIN,
    level: 'error',
    pattern:
      /^device-mapper: thin: (?<device>\d{1,5}:\d{1,8}): switching pool to (?<state>[a-z-]{4,20})(?: \([a-z]{5} IO\))? mode/,
  },
  // check_low_water_mark(): `device-mapper: thin: 253:4: reached low water mark for data device: sending event.`
  {
    ...THIN,
    level: 'warning',
    pattern: /^device-mapper: thin: (?<device>\d{1,5}:\d{1,8}): reached low water mark for /,
  },
  // metadata_operation_failed(), dm-space-map-metadata.c, dm-block-manager.c:
  // `device-mapper: thin: 253:4: metadata operation 'dm_pool_alloc_data_block' failed: error = -28`,
  // `device-mapper: space map metadata: unable to allocate new metadata block`
  {
    ...THIN,
    level: 'error',
    pattern:
      /^device-mapper: (?:thin(?: metadata)?|space map (?:metadata|disk|common)|block manager|btree(?: spine)?|array): (?:(?<device>\d{1,5}:\d{1,8}): )?[^\n]{0,80}?(?:failed|unable to|no free |aborting|error = |corrupt|needs_check|too small)/i,
  },
  // drivers/md/dm-mpath.c fail_path(): `device-mapper: multipath: 253:2: Failing path 8:16.`
  {
    event: 'io-error',
    level: 'error',
    starts: ['device-mapper: multipath: '],
    pattern: /^device-mapper: multipath: (?<device>\d{1,5}:\d{1,8}): Failing path /,
    traced: false,
  },
  // fs/ext4/super.c ext4_handle_error(): `EXT4-fs (sda1): Remounting filesystem read-only`
  {
    ...EXT,
    event: 'read-only',
    level: 'error',
    pattern: /^EXT[234]-fs \((?<device>[^)\n]{1,64})\): (?:error: )?remounting filesystem read-only/i,
  },
  // __ext4_error_inode(), __ext4_std_error():
  // `EXT4-fs error (device sda1): ext4_lookup:1441: inode #131: comm java: deleted inode referenced: 456`
  {
    ...EXT,
    event: 'filesystem-error',
    level: 'error',
    pattern: /^EXT[234]-fs error \(device (?<device>[^)\n]{1,64})\)/,
  },
  // __ext4_warning(): `EXT4-fs warning (device dm-3): ext4_end_bio:330: I/O error -28 writing to inode 17 (offset 0 …`
  {
    ...EXT,
    event: 'filesystem-error',
    level: 'warning',
    pattern: /^EXT[234]-fs warning \(device (?<device>[^)\n]{1,64})\)/,
  },
  // `EXT4-fs (dm-0): Delayed block allocation failed for inode 17 at logical offset 0 with max blocks 2 with error 28`
  {
    ...EXT,
    event: 'filesystem-error',
    level: 'error',
    pattern:
      /^EXT[234]-fs \((?<device>[^)\n]{1,64})\): (?:delayed block allocation failed|this should not happen|previous I\/O error|I\/O error while|failed to |unable to |error: |bad geometry)/i,
  },
  // fs/jbd2/journal.c, the name of the journal is that of the disk and an inode: `Aborting journal on device dm-0-8.`, `JBD2: Error -5 detected when updating journal superblock for dm-0-8.`
  {
    event: 'filesystem-error',
    level: 'error',
    starts: ['Aborting journal on device ', 'JBD2: '],
    pattern:
      /^(?:Aborting journal on device|JBD2: (?:Error -?\d{1,4} [^\n]{0,80}?(?:for|on)|Detected IO errors[^\n]{0,40} on)) (?<device>[^\s:]{1,64}?)(?:-\d{1,3})?(?:\.|$|\s|:)/,
    traced: false,
    failure: true,
  },
  // fs/xfs/xfs_buf.c xfs_buf_ioerror_alert(): `XFS (dm-5): Metadata I/O error: block 0x8 ("xfs_trans_read_buf_map") error 5 numblks 8`;
  // xfs_fsops.c xfs_do_force_shutdown(): `XFS (dm-5): Log I/O Error Detected. Shutting down filesystem`
  {
    event: 'filesystem-error',
    level: 'error',
    starts: ['XFS ('],
    pattern:
      /^XFS \((?<device>[^)\n]{1,64})\): (?:metadata (?:I\/O|corruption|CRC)|log I\/O error|corruption|internal error|xfs_do_force_shutdown|user initiated shutdown|filesystem has been shut|please un?mount|unmount and run|writeback error|failing async write|log mount|failed to |xfs_log_force: error|torn write|bad )/i,
    traced: true,
    failure: true,
  },
  // fs/xfs/kmem.c kmem_alloc(): `XFS: java(4711) possible memory allocation deadlock size 65552 in kmem_alloc (mode:0x250)`
  {
    event: 'filesystem-error',
    level: 'error',
    starts: ['XFS: ', 'XFS ('],
    pattern:
      /^XFS(?: \((?<device>[^)\n]{1,64})\))?: (?:internal error|(?<task>[^\n]{1,64})\((?<pid>\d{1,10})\) possible memory allocation deadlock)/i,
    traced: true,
  },
  // fs/btrfs/super.c __btrfs_handle_fs_error(): `BTRFS info (device sda1): forced readonly`
  {
    ...BTRFS,
    event: 'read-only',
    level: 'error',
    pattern:
      /^BTRFS:? [a-z]{4,8} \(device (?<device>[^)\s]{1,64})(?: state \w{1,8})?\): (?:forced readonly|remounting read-only)/,
  },
  // fs/btrfs/messages.c: `BTRFS error (device sda1): parent transid verify failed on 30408704 wanted 5 found 4`,
  // `BTRFS: error (device sda1) in btrfs_commit_transaction:2124: errno=-28 No space left`
  {
    ...BTRFS,
    event: 'filesystem-error',
    level: 'error',
    pattern: /^BTRFS:? (?:error|critical|alert) \(device (?<device>[^)\s]{1,64})(?: state \w{1,8})?\)/,
  },
  {
    ...BTRFS,
    event: 'filesystem-error',
    level: 'error',
    pattern: /^BTRFS: Transaction aborted/,
  },
  {
    ...BTRFS,
    event: 'filesystem-error',
    level: 'warning',
    pattern: /^BTRFS:? warning \(device (?<device>[^)\s]{1,64})(?: state \w{1,8})?\)/,
  },
  // block/blk-core.c blk_print_req_error(): `blk_update_request: I/O error, dev sda, sector 1234 op 0x0:(READ) flags 0x0`,
  // `print_req_error: …` (4.14 to 4.20), `end_request: …` (before 3.10), since 5.16 without a name in front;
  // `critical target error, dev dm-3, sector 5678`
  {
    event: 'io-error',
    level: 'error',
    starts: [
      'blk_update_request: ',
      'print_req_error: ',
      'end_request: ',
      'I/O error, dev ',
      'critical ',
      'timeout error, dev ',
    ],
    pattern:
      /^(?:blk_update_request: |print_req_error: |end_request: )?(?:I\/O|critical (?:target|medium|nexus|space allocation)|(?:recoverable )?transport|timeout|protection|zone resource) error, dev (?<device>[^\s,]{1,64}), sector /,
    traced: false,
  },
  // fs/buffer.c buffer_io_error(): `Buffer I/O error on dev dm-0, logical block 131, lost async page write`
  {
    event: 'io-error',
    level: 'error',
    starts: ['Buffer I/O error on dev'],
    pattern: /^Buffer I\/O error on dev(?:ice)? (?<device>[^\s,]{1,64}), logical block /,
    traced: false,
  },
  // net/sunrpc/clnt.c call_timeout(): `nfs: server nas-01 not responding, still trying`, then `nfs: server nas-01 OK`
  {
    event: 'nfs-not-responding',
    level: 'error',
    starts: ['nfs: server '],
    pattern: /^nfs: server (?<device>\S{1,255}) not responding, /,
    traced: false,
  },
  {
    event: 'nfs-ok',
    level: 'info',
    starts: ['nfs: server '],
    pattern: /^nfs: server (?<device>\S{1,255}) OK$/,
    traced: false,
  },
];
