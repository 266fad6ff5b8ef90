import format from '../../../../src/engine/formats/proc-fd/index.ts';
import type { ProcessDescriptor } from '../../../../src/engine/formats/proc-fd/record.ts';
import type { Parsed } from '../../../../src/engine/model.ts';
import { fixture as fixtureOf } from '../../../support/fixtures.ts';
import * as one from '../../../support/one-format.ts';

export const readAll = (text: string): Parsed<ProcessDescriptor>[] => one.readAll(format, text);
export const readOne = (text: string): Parsed<ProcessDescriptor> => one.readOne(format, text);
export const fixture = (name: string): string => fixtureOf('proc-fd', name);
