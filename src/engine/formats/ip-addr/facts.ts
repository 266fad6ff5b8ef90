import { defineFacts } from '../../facts/define.ts';
import type { Fact } from '../../facts/facts.ts';

/** Network interfaces and whether they have an address. */
export default defineFacts('ip-addr', function* (interfaces): Generator<Fact> {
  for (const { line, from, to, name, hasIpv4, flags, addresses, master } of interfaces) {
    yield {
      fact: 'interface',
      line,
      from,
      to,
      name,
      addresses: addresses.map(({ address }) => address),
      up: flags.includes('UP'),
      ...(hasIpv4 !== undefined && { hasIpv4 }),
      ...(master && { master }),
    };
  }
});
