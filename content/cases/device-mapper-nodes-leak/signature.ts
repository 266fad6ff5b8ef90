/** The kernel has one table of device-mapper devices for all namespaces; only the nodes in /dev differ. */
import { all, any, defineSignature } from '../../../src/engine/signature/index.ts';

export default defineSignature({
  role: 'root',
  signs: {
    // dmsetup(8): "Attempts to remove all device definitions … This also runs mknodes afterwards."
    // $ docker exec ci-dind dmsetup remove_all; or typed at the prompt of a container: [root@0c7d21e5b9f3 /]# dmsetup remove_all
    removeAll: {
      weight: 'strong',
      lines: [
        [
          'dmsetup remove_all',
          /(?:docker|podman|nerdctl|kubectl)(?:-current)? (?:-n \S{1,60} )?exec (?:-\w{1,4} )?(?<container>[\w.-]{1,64}) (?:-- )?(?:sh -c ['"]?)?dmsetup remove_all/,
        ],
        ['dmsetup remove_all', /@(?<container>[0-9a-f]{12})[: ][^\n#$]{0,60}[#$] (?:sudo )?dmsetup remove_all/],
        ['dmsetup remove_all', /(?:外层容器|容器里|容器内|inside (?:a|the) container)[^\n]{0,30}?dmsetup remove_all/],
      ],
    },
    // People who describe it: Host 的 device mapper 设备节点漏进来了
    described: {
      weight: 'weak',
      lines: [
        [
          'device mapper',
          /(?:host|宿主机)(?:的|上的|'s)? ?device mapper ?(?:设备)?(?:节点|nodes?|devices?)[^\n]{0,20}?(?:漏|泄露|appear|leak|show up)/,
        ],
        [
          'device-mapper',
          /(?:host|宿主机)(?:的|上的|'s)? ?device-mapper ?(?:设备)?(?:节点|nodes?|devices?)[^\n]{0,20}?(?:漏|泄露|appear|leak|show up)/,
        ],
      ],
    },
    // Looking into /dev/mapper of a container: $ docker exec ci-dind ls -l /dev/mapper
    listing: {
      weight: 'weak',
      lines: [
        [
          '/dev/mapper',
          /(?:docker|podman|nerdctl|kubectl)(?:-current)? (?:-n \S{1,60} )?exec (?:-\w{1,4} )?(?<container>[\w.-]{1,64}) (?:-- )?(?:sh -c ['"]?)?ls (?:-\w{1,8} )?\/dev\/mapper/,
        ],
        ['/dev/mapper', /@(?<container>[0-9a-f]{12})[: ][^\n#$]{0,60}[#$] ls (?:-\w{1,8} )?\/dev\/mapper/],
        [
          'dmsetup mknodes',
          /(?:(?:docker|podman|nerdctl|kubectl)(?:-current)? (?:-n \S{1,60} )?exec (?:-\w{1,4} )?[\w.-]{1,64} (?:-- )?(?:sh -c ['"]?)?|@[0-9a-f]{12}[: ][^\n#$]{0,60}[#$] )dmsetup mknodes/,
        ],
      ],
    },
    // A block device of its own in /dev/mapper, where udev puts a link to ../dm-0: nobody but libdevmapper has made it
    // brw-rw----. 1 root disk 253,  0 Dec  4 11:02 centos-root
    node: {
      weight: 'weak',
      lines: [
        [
          'brw-rw----',
          /brw-rw----[.+]? {1,4}\d{1,2} \w{1,16} {1,8}\w{1,16} {1,8}25[2-4], {1,5}\d{1,4} [^\n]{4,20}?(?:\d\d:\d\d|\d{4}) (?:\/dev\/mapper\/)?(?!dm-\d|vd[a-z]|\/)(?<device>[\w.+:-]{2,120})/,
        ],
        [
          'brw-------',
          /brw-------[.+]? {1,4}\d{1,2} \w{1,16} {1,8}\w{1,16} {1,8}25[2-4], {1,5}\d{1,4} [^\n]{4,20}?(?:\d\d:\d\d|\d{4}) (?:\/dev\/mapper\/)?(?!dm-\d|vd[a-z]|\/)(?<device>[\w.+:-]{2,120})/,
        ],
      ],
    },
    // dockerd 1.2–24.0 with devicemapper in a restarted container, pkg/devicemapper/devmapper.go TaskCreateNamed(): the
    // device lives on in the kernel, its node is gone: Can't set task name /dev/mapper/docker-253:4-408036-pool
    nodeMissing: {
      weight: 'weak',
      lines: [
        [
          't set task name',
          /Can't set task name \/dev\/mapper\/(?<device>docker-\d{1,4}:\d{1,7}-\d{1,20}-[\w-]{1,70})/,
        ],
      ],
    },
    // libdevmapper without udev: /dev/mapper/docker-253:4-408036-pool not set up by udev: Falling back to direct node creation.
    withoutUdev: {
      weight: 'weak',
      lines: [
        [
          'not set up by udev',
          /\/dev\/mapper\/(?<device>docker-\d{1,4}:\d{1,7}-\d{1,20}-[\w-]{1,70}) not set up by udev: Falling back to direct node creation/,
        ],
      ],
    },
    privileged: {
      weight: 'hint',
      lines: [['rivileged', /(?:"Privileged": true|(?:docker|podman) run [^\n]{0,120}?--privileged)/]],
    },
  },
  when: any('removeAll', 'described', 'nodeMissing', 'withoutUdev', all('listing', 'node')),
});
