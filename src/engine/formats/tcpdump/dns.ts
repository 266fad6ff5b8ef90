/**
 * print-domain.c, domain_print():
 *
 *     12345+ A? www.example.com. (33)
 *     556+ [1au] AAAA? srv.example.com. (44)
 *     12345 3/0/0 CNAME edge.example.net., A 192.0.2.10, A 192.0.2.11 (95)
 *     777 NXDomain* 0/1/0 (111)
 *
 * With `-v` answers have their name in front, with `-vv` the question stands in the response: ` q: A? www.example.com. 1/0/0 …`.
 */
import type { DnsPacket } from './record.ts';

export type DnsFields = Pick<DnsPacket, 'message' | 'id' | 'type' | 'name' | 'status' | 'answers' | 'length' | 'cut'>;

const QUERY =
  /^(\d{1,5})(?: (?:inv_q|stat|op\d|notify|update\w{0,2}))?[+%]{0,2}(?: \[[^\]\s]{1,30}\]){0,6} ([A-Z][A-Z\d-]{0,9}|Type\d{1,5})(?: (?:\(Q[MU]\)|ANY|CHAOS|HS|\(Class \d{1,5}\)))?\? (\S{1,260})(?=\s|$)/i;
const RESPONSE =
  /^(\d{1,5})(?: (?:inv_q|stat|op\d|notify|update\w{0,2}))?( ?(?:FormErr|ServFail|NXDomain|NotImp|Refused|YXDomain|YXRRSet|NXRRSet|NotAuth|NotZone|Resp\d{1,4}|NoChange|BadVers|BadCookie))?[*|$-]{0,4}(?: \[\d{1,5}q\])?(?: q: ?([A-Z][A-Z\d-]{0,9}|Type\d{1,5})\? (\S{1,260}))? (\d{1,5})\/\d{1,5}\/\d{1,5}(?=\s|$)/i;
const SIZE = / \((\d{1,6})\)$/;
/** `[udp sum ok] `, `[bad udp cksum 0x0000 -> 0xf333!] ` */
const CHECKSUM = /^\[[^\]]{1,60}\] /;
const LONGEST_ANSWERS = 4000;

/** Reads the text of a DNS message; undefined when it is none. */
export function readDns(printed: string): DnsFields | undefined {
  const text = printed.replace(CHECKSUM, '');
  const first = text.charCodeAt(0);
  if (first < 0x30 || first > 0x39) return undefined;
  return readResponse(text) ?? readQuery(text);
}

function readQuery(text: string): DnsFields | undefined {
  const found = QUERY.exec(text);
  if (!found) return undefined;
  const size = SIZE.exec(text);
  const [, id, type, name] = found;
  return {
    message: 'query',
    id: Number(id),
    type,
    // Where nothing follows, the end of the name may be missing.
    name: size ? name : undefined,
    status: undefined,
    answers: [],
    length: size ? Number(size[1]) : undefined,
    cut: !size,
  };
}

function readResponse(text: string): DnsFields | undefined {
  const found = RESPONSE.exec(text);
  if (!found) return undefined;
  const size = SIZE.exec(text);
  const [whole, id, status, type, name, count] = found;
  const rest = text.slice(whole.length, Math.min(size?.index ?? text.length, LONGEST_ANSWERS));
  const answers = answersIn(rest).slice(0, Number(count));
  return {
    message: 'response',
    id: Number(id),
    type,
    name,
    status: status?.trim() ?? 'NoError',
    answers: size ? answers : answers.slice(0, -1),
    length: size ? Number(size[1]) : undefined,
    cut: !size,
  };
}

/** With `-v`: the name, the time to live with `-vv`, then type and value. */
const NAMED_ANSWER = /^\S{1,260}\. (?:\[[^\]]{1,20}\] )?(?=[A-Z])/;

function answersIn(text: string): string[] {
  const section = text.split(/ (?:ns|ar): /, 1)[0] ?? '';
  return section
    .split(',')
    .map((answer) => answer.trim().replace(NAMED_ANSWER, ''))
    .filter((answer) => answer !== '');
}
