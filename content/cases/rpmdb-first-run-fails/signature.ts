/** rpm opens its database twice, for reading and for writing; on overlay these become two files once the second open has copied it up. */
import { all, any, defineSignature, not, record } from '../../../src/engine/signature/index.ts';

export default defineSignature({
  role: 'root',
  signs: {
    // yum 3.2 and 3.4 at the end of a transaction: Rpmdb checksum is invalid: dCDPT(pkg checksums): openssl.x86_64 1:1.0.1e-60.el7_3.1 - u
    checksumInvalid: {
      weight: 'decisive',
      lines: [
        [
          'Rpmdb checksum is invalid',
          /Rpmdb checksum is invalid(?:: dCDPT\(pkg checksums\): (?<package>[\w.+~-]{1,120}))?/,
        ],
      ],
    },
    // rpm --rebuilddb renames the directory of the database, and overlay refuses that for one from the image (EXDEV):
    // error: failed to replace old database with new database!
    // error: replace files in /var/lib/rpm with files from /var/lib/rpmrebuilddb.1 to recover
    rebuildRefused: {
      weight: 'strong',
      lines: [
        ['failed to replace old database with new database', /failed to replace old database with new database/],
        ['rpmrebuilddb.', /replace files in (?<path>\/[\w./]{1,60}?) with files from \/[\w./]{1,60}?rpmrebuilddb\./],
      ],
    },
    // strace: rename("/var/lib/rpm", "/var/lib/rpmold.54") = -1 EXDEV (Invalid cross-device link)
    renameRefused: {
      weight: 'strong',
      lines: [
        [
          '= -1 EXDEV',
          /rename[^\n"]{1,40}"(?<path>\/[\w./]{1,60})", [^\n"]{0,20}"\/[\w./]{1,60}?rpmold\.\d{1,10}"[^\n"]{0,20}= -1 EXDEV/,
        ],
      ],
    },
    // Berkeley DB found its environment changed under it; "BDB0060 " since db 5: rpmdb: BDB0060 PANIC: fatal region error detected; run recovery
    environmentPanics: {
      weight: 'weak',
      lines: [
        ['PANIC: fatal region error detected', /rpmdb: (?:BDB0060 )?PANIC: fatal region error detected; run recovery/],
      ],
    },
    // CentOS 8: error: rpmdb: damaged header #173 retrieved -- skipping.
    // error: rpmdbNextIterator: skipping h#     173 blob size(4836): BAD, 8 + 16 * il(70) + dl(3708)
    headerDamaged: {
      weight: 'weak',
      lines: [
        ['rpmdb: damaged header', /rpmdb: damaged header #\d{1,10} retrieved/],
        ['rpmdbNextIterator: skipping', /rpmdbNextIterator: skipping h# {1,20}\d{1,10} blob size/],
      ],
    },
    // yum was killed while it held the database: that breaks it on every file system.
    // error: rpmdb: BDB0113 Thread/process 2290/140390376314944 failed: BDB1507 Thread died in Berkeley DB library
    threadDied: {
      weight: 'hint',
      lines: [['Thread died in Berkeley DB library', /Thread died in Berkeley DB library/]],
    },
    // yum, dnf or rpm ran in a build or at the prompt of a container, whose host name is its id.
    // The command '/bin/sh -c yum -y install openssl' returned a non-zero code: 1
    // ERROR: process "/bin/sh -c dnf -y install openssl" did not complete successfully: exit code: 1
    inContainer: {
      weight: 'weak',
      lines: [
        ['/bin/sh -c', /\/bin\/sh -c [^\n]{0,300}?\b(?:yum|dnf|microdnf|tdnf|rpm) /],
        ['docker run', /docker run [^\n]{1,300}?(?:yum|dnf|microdnf|tdnf|rpm) /],
        ['docker exec', /docker exec [^\n]{1,300}?(?:yum|dnf|microdnf|tdnf|rpm) /],
        ['yum -y install', /\[root@[0-9a-f]{12} [^\]\n]{1,80}\]# (?:yum|dnf) /],
        ['yum install', /\[root@[0-9a-f]{12} [^\]\n]{1,80}\]# (?:yum|dnf) /],
        ['dnf install', /\[root@[0-9a-f]{12} [^\]\n]{1,80}\]# (?:yum|dnf) /],
        ['dnf -y install', /\[root@[0-9a-f]{12} [^\]\n]{1,80}\]# (?:yum|dnf) /],
      ],
    },
    // Told without the output: 外层容器首次yum会失败 … 第二次就没事了
    retold: {
      weight: 'weak',
      lines: [
        ['首次yum会失败', /首次 ?yum ?会失败/],
        ['第一次yum失败', /第一次 ?yum ?失败/],
        ['第一次yum会失败', /第一次 ?yum ?会失败/],
        ['第一次yum报错', /第一次 ?yum ?报错/],
        ['first yum', /first yum (?:(?:install )?in (?:a|the|every|each) (?:new )?container )?(?:always )?fails/],
      ],
    },
    onOverlay: record(
      'docker-info',
      'hint',
      ({ storage }) => storage?.name?.startsWith('overlay') === true && { driver: storage.name },
    ),
  },
  when: any(
    'checksumInvalid',
    'rebuildRefused',
    'renameRefused',
    'retold',
    all(any('environmentPanics', 'headerDamaged'), any('inContainer', 'onOverlay'), not('threadDied')),
  ),
});
