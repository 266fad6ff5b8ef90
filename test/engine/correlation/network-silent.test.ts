import { describe, expect, it } from 'vitest';
import rule from '../../../src/engine/correlation/rules/network-silent.ts';
import { isOpen, unsaid } from '../../support/sentences.ts';
import { reportOn, sentencesOf, storiesOf, storyOf, surest } from '../../support/stories.ts';

const bridge = (
  name: string,
  address = '',
  flags = 'BROADCAST,MULTICAST,UP,LOWER_UP',
  state = 'UP',
): string => `# ip addr show dev ${name}
4: ${name}: <${flags}> mtu 1500 qdisc noqueue state ${state} group default
    link/ether 02:42:7a:19:c4:0e brd ff:ff:ff:ff:ff:ff
${address === '' ? '' : `    inet ${address} scope global ${name}\n       valid_lft forever preferred_lft forever\n`}    inet6 fe80::42:7aff:fe19:c40e/64 scope link
       valid_lft forever preferred_lft forever
`;
const CAPTURE = (name: string): string =>
  `# tcpdump -ni ${name}\nlistening on ${name}, link-type EN10MB (Ethernet), capture size 262144 bytes\n`;
const arp = (address: string, asker: string, times: number): string =>
  Array.from(
    { length: times },
    (_, n) => `09:41:1${n}.204311 ARP, Request who-has ${address} tell ${asker}, length 28\n`,
  ).join('');
const LOOKUPS = `09:41:20.100000 IP 172.17.0.4.41000 > 192.0.2.53.53: 4112+ A? mirror.example.net. (36)
09:41:25.100000 IP 172.17.0.4.41000 > 192.0.2.53.53: 4112+ A? mirror.example.net. (36)
`;
const ASKED = CAPTURE('docker0') + arp('172.17.0.1', '172.17.0.4', 3);

const TOLD = [
  {
    name: 'a bridge without an address whose gateway nobody answers for',
    text: ASKED + bridge('docker0'),
    confidence: 'confirmed',
    en: 'docker0 has no IPv4 address, so nobody answers for the gateway 172.17.0.1 and containers reach nothing outside',
    'zh-cn': 'docker0 没有 IPv4 地址，没有人替网关 172.17.0.1 应答，容器出不了网',
  },
  {
    name: 'lookups that fail with it',
    text: ASKED + LOOKUPS + bridge('docker0'),
    confidence: 'confirmed',
    en: 'docker0 has no IPv4 address, so nobody answers for the gateway 172.17.0.1 and containers reach nothing outside, not even the name server for mirror.example.net',
    'zh-cn': 'docker0 没有 IPv4 地址，没有人替网关 172.17.0.1 应答，容器出不了网，连 mirror.example.net 也解析不了',
  },
  {
    name: 'asked only once',
    text: CAPTURE('br-03a40a015c0e') + arp('10.20.0.1', '10.20.0.4', 1) + bridge('br-03a40a015c0e'),
    confidence: 'likely',
    en: 'br-03a40a015c0e has no IPv4 address, so nobody answers for the gateway 10.20.0.1 and containers reach nothing outside',
    'zh-cn': 'br-03a40a015c0e 没有 IPv4 地址，没有人替网关 10.20.0.1 应答，容器出不了网',
  },
  {
    name: 'without the addresses of the bridge',
    text: ASKED + LOOKUPS,
    confidence: 'possible',
    en: 'nobody answers for 172.17.0.1, asked 3 times by 172.17.0.4; looking up mirror.example.net fails with it',
    'zh-cn': '172.17.0.4 问了 3 次 172.17.0.1 都没有人应答，mirror.example.net 因此解析失败',
  },
] as const;

const NOT_TOLD = [
  ['a bridge alone', bridge('docker0')],
  [
    'a bridge that has its address',
    CAPTURE('docker0') + arp('172.17.0.1', '172.17.0.4', 1) + bridge('docker0', '172.17.0.1/16'),
  ],
  [
    'a bridge that is switched off',
    CAPTURE('docker0') + arp('172.17.0.1', '172.17.0.4', 1) + bridge('docker0', '', 'BROADCAST,MULTICAST', 'DOWN'),
  ],
  [
    'a question that was answered',
    `${CAPTURE('docker0')}09:41:12.204311 ARP, Request who-has 172.17.0.1 tell 172.17.0.4, length 28\n09:41:12.204390 ARP, Reply 172.17.0.1 is-at 02:42:7a:19:c4:0e, length 28\n${bridge('docker0')}`,
  ],
  ['another interface', CAPTURE('eth0') + arp('192.168.1.1', '192.168.1.20', 3) + bridge('docker0')],
  [
    'an address of the network of another interface',
    `# tcpdump -n arp\n${arp('192.168.1.1', '192.168.1.20', 3)}${bridge('eth0', '192.168.1.20/24').replace('4:', '2:')}${bridge('docker0')}`,
  ],
  ['an address that is no gateway', CAPTURE('docker0') + arp('172.17.0.77', '172.17.0.4', 3) + bridge('docker0')],
  ['a bridge of another program', CAPTURE('virbr0') + arp('192.168.122.1', '192.168.122.20', 1) + bridge('virbr0')],
  [
    'two hosts',
    `[root@web-01 ~]${CAPTURE('docker0')}${arp('172.17.0.1', '172.17.0.4', 1)}[root@web-02 ~]${bridge('docker0')}`,
  ],
] as const;

describe('a network that nobody answers on', () => {
  it.each(TOLD)('is told: $name', ({ text, confidence, ...said }) => {
    const story = storyOf('network-silent', text);
    expect([story.confidence, story.text]).toEqual([confidence, said.en]);
    expect(storyOf('network-silent', text, 'zh-cn').text).toBe(said['zh-cn']);
  });

  it.each(NOT_TOLD)('is not told of %s', (_, text) => {
    expect(storiesOf('network-silent', text)).toEqual([]);
  });

  it.each(['en', 'zh-cn'] as const)('says every sentence, with nothing left open, in %s', (language) => {
    const sentences = TOLD.flatMap(({ text }) => storiesOf('network-silent', text, language).flatMap(sentencesOf));
    expect(unsaid(rule, sentences, language)).toEqual([]);
    expect(sentences.filter(isOpen)).toEqual([]);
  });

  it('confirms the case', () => {
    expect(reportOn(TOLD[0].text).findings.map(({ code, confidence }) => [code, confidence])).toEqual([
      ['SB7001', 'confirmed'],
    ]);
  });

  it('is told of no cut of the paste more surely than of the whole', () => {
    const lines = TOLD[0].text.split('\n');
    for (const [count] of lines.entries())
      expect(surest(storiesOf('network-silent', lines.slice(0, count).join('\n')))).toBeLessThanOrEqual(
        surest(storiesOf('network-silent', TOLD[0].text)),
      );
  });
});
