import type { Format } from '../../model.ts';
import { claim } from './claim.ts';
import { parse } from './parse.ts';

/** Packets on the network as tcpdump prints them. */
const format: Format<'tcpdump'> = {
  kind: 'tcpdump',
  title: { en: 'Packet capture', 'zh-cn': '抓包输出' },
  // With -A the payload stands between the packets.
  patience: 40,
  separable: false,
  claim,
  parse,
};

export default format;
