import { defineFacts } from '../../facts/define.ts';
import type { Fact, QuestionFact } from '../../facts/facts.ts';
import type { TcpdumpRecord } from './record.ts';

/** What was asked on the network and whether an answer was captured. */
export default defineFacts('tcpdump', function* (records): Generator<Fact> {
  let capturedOn: string | undefined;
  for (const record of records) {
    if (record.sort === 'start') capturedOn = record.interface;
    const asked = questionIn(record);
    if (!asked) continue;
    const { line, from, to } = record;
    yield { fact: 'question', line, from, to, ...(capturedOn && { interface: capturedOn }), ...asked };
  }
});

function questionIn(
  record: TcpdumpRecord,
): Pick<QuestionFact, 'over' | 'about' | 'asker' | 'answered' | 'interface' | 'time'> | undefined {
  if (record.sort !== 'packet') return undefined;
  const seen = {
    ...(record.interface && { interface: record.interface }),
    ...(record.time && { time: record.time }),
  };
  if (record.protocol === 'arp' && record.operation === 'request' && record.address) {
    const { address, asker, answered } = record;
    return {
      over: 'arp',
      about: address,
      ...(asker && { asker }),
      ...(answered !== undefined && { answered }),
      ...seen,
    };
  }
  if (record.protocol === 'dns' && record.message === 'query' && record.name) {
    const { name, source, answered } = record;
    return {
      over: 'dns',
      about: name.replace(/\.$/, ''),
      asker: source.address,
      ...(answered !== undefined && { answered }),
      ...seen,
    };
  }
  if (record.protocol === 'tcp' && record.flags === 'S') {
    const { target, source, answered } = record;
    return {
      over: 'tcp',
      about: target.address,
      asker: source.address,
      ...(answered !== undefined && { answered }),
      ...seen,
    };
  }
  return undefined;
}
