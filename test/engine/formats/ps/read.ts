import format from '../../../../src/engine/formats/ps/index.ts';
import type { ListedProcess } from '../../../../src/engine/formats/ps/record.ts';
import type { Parsed } from '../../../../src/engine/model.ts';
import { fixture as fixtureOf } from '../../../support/fixtures.ts';
import * as one from '../../../support/one-format.ts';

export const readAll = (text: string): Parsed<ListedProcess>[] => one.readAll(format, text);
export const readOne = (text: string): Parsed<ListedProcess> => one.readOne(format, text);
export const fixture = (name: string): string => fixtureOf('ps', name);
