import format from '../../../../src/engine/formats/strace/index.ts';
import type {
  StraceAttach,
  StraceCall,
  StraceExit,
  StraceRecord,
  StraceSignal,
  StraceSummaryRow,
} from '../../../../src/engine/formats/strace/record.ts';
import type { Parsed } from '../../../../src/engine/model.ts';
import { fixture as fixtureOf } from '../../../support/fixtures.ts';
import * as one from '../../../support/one-format.ts';

export const readAll = (text: string): Parsed<StraceRecord>[] => one.readAll(format, text);
export const readOne = (text: string): Parsed<StraceRecord> => one.readOne(format, text);
export const fixture = (name: string): string => fixtureOf('strace', name);

export const callsIn = ({ records }: Parsed<StraceRecord>): StraceCall[] =>
  records.filter((record): record is StraceCall => record.event === 'call');
export const attachesIn = ({ records }: Parsed<StraceRecord>): StraceAttach[] =>
  records.filter((record): record is StraceAttach => record.event === 'attach' || record.event === 'detach');
export const signalsIn = ({ records }: Parsed<StraceRecord>): StraceSignal[] =>
  records.filter((record): record is StraceSignal => record.event === 'signal');
export const exitsIn = ({ records }: Parsed<StraceRecord>): StraceExit[] =>
  records.filter((record): record is StraceExit => record.event === 'exit');
export const rowsIn = ({ records }: Parsed<StraceRecord>): StraceSummaryRow[] =>
  records.filter((record): record is StraceSummaryRow => record.event === 'summary');
