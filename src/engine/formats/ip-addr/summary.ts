import type { Localized } from '../../model.ts';
import { counted, grouped, joined, named } from '../../words.ts';
import type { NetworkInterface } from './record.ts';

/** `4 interfaces, 1 down, docker0 without an IPv4 address` */
export function summaryOf(interfaces: readonly NetworkInterface[]): Localized {
  const down = interfaces.filter(({ state }) => state === 'DOWN' || state === 'LOWERLAYERDOWN').length;
  const without = interfaces.filter(lacksAddress).map(({ name }) => name);
  const names = named(without);
  return joined([
    counted(interfaces.length, ['interface'], '个接口'),
    down > 0 && { en: `${grouped(down)} down`, 'zh-cn': `${grouped(down)} 个处于 DOWN 状态` },
    without.length > 0 && { en: `${names.en} without an IPv4 address`, 'zh-cn': `${names['zh-cn']} 没有 IPv4 地址` },
  ]);
}

/** The port of a bridge has no address of its own; short forms of the output do not tell that it is one. */
function lacksAddress({ hasIpv4, master, linkType, flags, name }: NetworkInterface): boolean {
  return (
    hasIpv4 === false &&
    master === undefined &&
    !name.startsWith('veth') &&
    linkType !== 'none' &&
    !flags.includes('LOOPBACK')
  );
}
