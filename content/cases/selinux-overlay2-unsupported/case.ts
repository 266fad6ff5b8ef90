import { defineCase } from '../../../src/catalog/case.ts';

export default defineCase({
  code: 'SB5005',
  group: 'storage',
  parts: ['dockerd', 'kernel', 'storage'],
  severity: 'high',
  fixRisk: 'restarts',
  verified: {
    date: '2026-11-20',
    on: {
      en: 'Docker 1.12 and 1.13 of RHEL and CentOS 7, upstream Docker Engine 1.9–29.7',
      'zh-cn': 'RHEL、CentOS 7 自带的 Docker 1.12、1.13，上游 Docker Engine 1.9–29.7',
    },
  },
  errors: [
    'Error starting daemon: SELinux is not supported with the overlay2 graph driver on this kernel. Either boot into a newer kernel or disable selinux in docker (--selinux-enabled=false)',
    'Error starting daemon: SELinux is not supported with the overlay graph driver on this kernel. Either boot into a newer kernel or disable selinux in docker (--selinux-enabled=false)',
    'Error starting daemon: SELinux is not supported with the overlay2 graph driver...false)',
    'level=fatal msg="Error starting daemon: SELinux is not supported with the overlay graph driver"',
    'level=warning msg="SELinux is not supported with the overlay2 graph driver on this kernel"',
    'level=warning msg="SELinux is not supported with the overlayfs graph driver on this kernel"',
  ],
  affected: [
    {
      component: 'Docker 1.12, 1.13 (RHEL, CentOS)',
      range: {
        en: 'refuse to start, with overlay and overlay2, on kernels without the hook',
        'zh-cn': '内核缺少该钩子时，用 overlay、overlay2 直接拒绝启动',
      },
      source: 'https://github.com/projectatomic/docker/blob/docker-1.13.1-rhel/daemon/daemon_unix.go',
    },
    {
      component: 'Docker Engine 1.9 – 1.12',
      range: { en: 'refuse to start with overlay, whatever the kernel', 'zh-cn': '用 overlay 一律拒绝启动，不看内核' },
      source: 'https://github.com/moby/moby/pull/25616',
    },
    {
      component: 'Docker Engine ≥ 17.06',
      range: { en: 'only warn and go on', 'zh-cn': '只告警，继续启动' },
      source: 'https://github.com/moby/moby/blob/docker-v29.7.2/daemon/daemon_unix.go',
    },
    {
      component: 'Linux kernel (RHEL, CentOS 7)',
      range: { en: '7.3 and older', 'zh-cn': '7.3 及更早' },
      fixedIn: '3.10.0-693 (7.4)',
      source: 'https://github.com/openshift/openshift-docs/pull/4969',
    },
    {
      component: 'Linux kernel (mainline)',
      range: '< 4.9',
      fixedIn: '4.9',
      source: 'https://github.com/moby/moby/pull/25616',
    },
  ],
  confirm: [
    'uname -r',
    'sudo grep -c " security_inode_copy_up$" /proc/kallsyms',
    'getenforce',
    'grep -rs selinux-enabled /etc/sysconfig/docker /etc/docker/daemon.json',
  ],
  related: ['SB5001', 'SB5004', 'SB5006', 'SB6001'],
  lookAlikes: ['SB5006', 'SB5007', 'SB5021', 'SB3008', 'SB6009'],
  sources: [
    {
      title: 'projectatomic/docker 1.13.1: the check that stops the daemon, daemon/daemon_unix.go',
      url: 'https://github.com/projectatomic/docker/blob/docker-1.13.1-rhel/daemon/daemon_unix.go',
    },
    {
      title: 'moby 29.7.2: the same check as a warning, daemon/daemon_unix.go',
      url: 'https://github.com/moby/moby/blob/docker-v29.7.2/daemon/daemon_unix.go',
    },
    {
      title: 'moby#25616: upstream kernels support SELinux on overlay, fixes arrive in 4.9',
      url: 'https://github.com/moby/moby/pull/25616',
    },
    {
      title: 'Red Hat Enterprise Linux 7.2 release notes: OverlayFS, no --selinux-enabled',
      url: 'https://docs.redhat.com/en/documentation/Red_Hat_Enterprise_Linux/7/html/7.2_release_notes/technology-preview-file_systems',
    },
    {
      title: 'OpenShift documentation: overlay2 is fully supported as of RHEL 7.4',
      url: 'https://github.com/openshift/openshift-docs/pull/4969',
    },
    {
      title: 'kube-ansible#198: CentOS 7 image with an old kernel, mended by a new kernel',
      url: 'https://github.com/redhat-nfvpe/kube-ansible/issues/198',
    },
    {
      title: 'openshift-ansible#11102: docker stops working after a change to kernel 4.4',
      url: 'https://github.com/openshift/openshift-ansible/issues/11102',
    },
    { title: 'moby#42334: rootless, overlay2 and SELinux', url: 'https://github.com/moby/moby/pull/42334' },
    { title: 'twt community: troubleshooting Docker (2020, Chinese)', url: 'https://dockerworld.cn/?id=76' },
  ],
});
