import format from '../../../../src/engine/formats/lsof/index.ts';
import type { OpenFile } from '../../../../src/engine/formats/lsof/record.ts';
import type { Parsed } from '../../../../src/engine/model.ts';
import { fixture as fixtureOf } from '../../../support/fixtures.ts';
import * as one from '../../../support/one-format.ts';

export const readAll = (text: string): Parsed<OpenFile>[] => one.readAll(format, text);
export const readOne = (text: string): Parsed<OpenFile> => one.readOne(format, text);
export const fixture = (name: string): string => fixtureOf('lsof', name);
