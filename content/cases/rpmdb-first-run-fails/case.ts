import { defineCase } from '../../../src/catalog/case.ts';

export default defineCase({
  code: 'SB5017',
  group: 'storage',
  parts: ['image', 'storage', 'kernel'],
  severity: 'medium',
  fixRisk: 'changes',
  verified: {
    date: '2026-11-20',
    on: {
      en: 'images of CentOS and RHEL 6 to 8, Amazon Linux 1 and 2023, Fedora 37, on overlay and overlay2',
      'zh-cn': 'CentOS、RHEL 6 到 8，Amazon Linux 1 和 2023，Fedora 37 的镜像，overlay 与 overlay2',
    },
  },
  errors: [
    'Rpmdb checksum is invalid: dCDPT(pkg checksums): openssl.x86_64 1:1.0.1e-60.el7_3.1 - u',
    'Rpmdb checksum is invalid: dCDPT(pkg checksums)',
    'error: failed to replace old database with new database!',
    'error: replace files in /var/lib/rpm with files from /var/lib/rpmrebuilddb.1 to recover',
    'rename("/var/lib/rpm", "/var/lib/rpmold.54") = -1 EXDEV (Invalid cross-device link)',
  ],
  affected: [
    {
      component: 'yum (CentOS, RHEL, Oracle Linux 6 and 7; Amazon Linux 1)',
      range: {
        en: 'images without yum-plugin-ovl, on overlay or overlay2',
        'zh-cn': '镜像里没有 yum-plugin-ovl，且用 overlay 或 overlay2',
      },
      fixedIn: 'yum-plugin-ovl',
      source: 'https://github.com/moby/moby/issues/10180',
    },
    {
      component: 'dnf (CentOS 8, UBI 8)',
      range: { en: 'reported on overlay2', 'zh-cn': '有 overlay2 上的报告' },
      source: 'https://github.com/CentOS/sig-cloud-instance-images/issues/167',
    },
    {
      component: 'rpm --rebuilddb',
      range: {
        en: 'fails on overlay when the database comes from the image; open',
        'zh-cn': '数据库来自镜像层时在 overlay 上会失败；尚未修复',
      },
      source: 'https://github.com/rpm-software-management/rpm/issues/2355',
    },
  ],
  confirm: [
    "docker info -f '{{.Driver}}'",
    'docker exec <container> cat /etc/os-release',
    'docker exec <container> rpm -q yum-plugin-ovl',
    'docker exec <container> rpm -Va --nofiles --nodigest',
  ],
  related: ['SB5005', 'SB9006'],
  lookAlikes: ['SB9006', 'SB8001', 'SB5012', 'SB7001'],
  sources: [
    {
      title: 'moby#10180: Rpmdb checksum is invalid on overlay',
      url: 'https://github.com/moby/moby/issues/10180',
    },
    {
      title: 'Docker documentation: OverlayFS and Docker, limitations',
      url: 'https://docs.docker.com/engine/storage/drivers/overlayfs-driver/',
    },
    {
      title: 'Red Hat Enterprise Linux 7.2 release notes: OverlayFS needs yum-plugin-ovl',
      url: 'https://docs.redhat.com/en/documentation/Red_Hat_Enterprise_Linux/7/html/7.2_release_notes/technology-preview-file_systems',
    },
    { title: 'Red Hat bug 1213602', url: 'https://bugzilla.redhat.com/show_bug.cgi?id=1213602' },
    {
      title: 'CentOS images#74: the error returns in images without the plugin',
      url: 'https://github.com/CentOS/sig-cloud-instance-images/issues/74',
    },
    {
      title: 'CentOS images#167: damaged headers with dnf, dnf-plugin-ovl',
      url: 'https://github.com/CentOS/sig-cloud-instance-images/issues/167',
    },
    {
      title: 'moby#13511: BDB0060 PANIC during yum install on overlay',
      url: 'https://github.com/moby/moby/issues/13511',
    },
    {
      title: 'rpm#2355: EXDEV error with rename(2) on overlayfs',
      url: 'https://github.com/rpm-software-management/rpm/issues/2355',
    },
    {
      title: 'Linux documentation: Overlay Filesystem',
      url: 'https://kernel.org/doc/Documentation/filesystems/overlayfs.txt',
    },
  ],
});
