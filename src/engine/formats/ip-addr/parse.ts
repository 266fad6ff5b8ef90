import type { Line, Parsed } from '../../model.ts';
import { isLabelOf } from './address.ts';
import { addAddress, addLink, type Draft, finished, ofAddress, ofBrief, ofHeader } from './draft.ts';
import { type InterfaceLine, partsOf, readDetail, readStart } from './interface-line.ts';
import type { NetworkInterface } from './record.ts';
import { summaryOf } from './summary.ts';

/** Reads one list of interfaces; each interface is one record. */
export function parse(lines: Iterable<Line>): Parsed<NetworkInterface> {
  const drafts: Draft[] = [];
  const gaps: number[] = [];
  for (const line of lines) {
    const [first = '', ...rest] = partsOf(line.text);
    const start = readStart(first);
    const draft = start ? draftOf(start, line, drafts) : undefined;
    if (draft) drafts.push(draft);
    const details = start ? rest : [first, ...rest];
    const isRead = details.every((part) => part === '' || addDetail(part, line, drafts));
    if (!isRead && gaps.at(-1) !== line.number) gaps.push(line.number);
  }
  const rows = drafts.filter(({ layout }) => layout === 'list');
  // What has a single row was asked for one interface, and shows all addresses of it.
  const listsIpv4 = rows.length === 1 || rows.some(({ sawIpv4 }) => sawIpv4);
  const records = drafts.map((draft) => finished(draft, listsIpv4));
  const missing = missingIn(drafts, records);
  return { records, gaps, complete: missing.length === 0, missing, summary: summaryOf(records) };
}

/** The interface a line begins; nothing when it goes on with the last one. */
function draftOf(start: InterfaceLine, line: Line, drafts: readonly Draft[]): Draft | undefined {
  switch (start.kind) {
    case 'header':
      return ofHeader(line, start.header);
    case 'brief':
      return ofBrief(line, start);
    case 'one-line': {
      const last = drafts.at(-1);
      const draft = last?.record.index === start.index ? last : ofAddress(line, start.name, start.index);
      addAddress(draft, start.address);
      draft.record.to = line.to;
      return draft === last ? undefined : draft;
    }
    default:
      return undefined;
  }
}

/** Takes a detail of the last interface, or of one that only this line names. False when it cannot be read. */
function addDetail(text: string, line: Line, drafts: Draft[]): boolean {
  const detail = readDetail(text);
  if (!detail) return false;
  const draft = draftFor(detail, line, drafts);
  if (!draft) return false;
  draft.record.to = line.to;
  switch (detail.kind) {
    case 'address':
    case 'cut-address':
      addAddress(draft, detail);
      break;
    case 'link':
      addLink(draft, detail);
      break;
    case 'old-flags':
      Object.assign(draft.record, { flags: detail.flags, mtu: detail.mtu });
      draft.isPastIpv4 = true;
      break;
    case 'lifetime': {
      const address = draft.addresses.at(-1);
      if (address) address.valid = detail.valid;
    }
  }
  return true;
}

function draftFor(detail: InterfaceLine, line: Line, drafts: Draft[]): Draft | undefined {
  const last = drafts.at(-1);
  const label = detail.kind === 'address' ? detail.label : undefined;
  if (label === undefined || (last && isOf(label, last))) return last;
  const draft = ofAddress(line, label, undefined);
  drafts.push(draft);
  return draft;
}

/** The label at the end of a block may have lost its end. */
function isOf(label: string, { record, layout }: Draft): boolean {
  return isLabelOf(label, record.name) || (layout === 'block' && record.name.startsWith(label));
}

function missingIn(drafts: readonly Draft[], records: readonly NetworkInterface[]): string[] {
  const hasNoHeader = drafts.some(
    ({ layout, record }) => layout === 'list' && record.index === undefined && !record.state,
  );
  return [
    ...(records.length === 0 ? ['interfaces'] : []),
    ...(hasNoHeader ? ['first line of an interface'] : []),
    ...(records.some(({ cut }) => cut) ? ['end of an interface'] : []),
  ];
}
