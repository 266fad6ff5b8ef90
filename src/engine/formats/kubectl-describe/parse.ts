import type { Line, Parsed, RecordTypes } from '../../model.ts';
import {
  absorbField,
  absorbQuantity,
  type ContainerDraft,
  isOfNext,
  newContainer,
  toContainer,
} from './container-draft.ts';
import { type DescribeLine, readClaimed } from './describe-line.ts';
import { EMPTY } from './empty.ts';
import { type Field, isCertain, isSection } from './fields.ts';
import { absorbObjectField, newObject, type ObjectDraft, toObject } from './object-draft.ts';
import type { ContainerDescription } from './record.ts';
import { toRecord } from './row-record.ts';
import type { ConditionRow, EventRow, NodeRow, PodRow, TableName } from './rows.ts';
import { summaryOf } from './summary.ts';

type DescribeRecord = RecordTypes['kubectl-describe'];

/** Reads what kubectl describes or lists; each pod, container, condition and event is one record. */
export function parse(lines: Iterable<Line>): Parsed<DescribeRecord> {
  const reader = new DescribeReader();
  const gaps: number[] = [];
  for (const line of lines) if (!reader.take(line)) gaps.push(line.number);
  const { records, missing } = reader.finish();
  return {
    records,
    gaps,
    complete: missing.length === 0,
    missing,
    summary: summaryOf(records),
    ...(records.length === 0 && { instead: EMPTY }),
  };
}

const ROLES: Readonly<Record<string, ContainerDescription['role']>> = {
  'Init Containers': 'init',
  'Ephemeral Containers': 'ephemeral',
};

class DescribeReader {
  readonly #records: DescribeRecord[] = [];
  readonly #missing = new Set<string>();
  #object: ObjectDraft | undefined;
  #container: ContainerDraft | undefined;
  #section: string | undefined;
  /** Indentation of the names of containers. */
  #indent: number | undefined;
  #table: { readonly name: TableName; rows: number } | undefined;

  /** False when the line starts nothing and belongs to nothing. */
  take(line: Line): boolean {
    const read = readClaimed(line.text);
    if (read) this.#absorb(line, read);
    else if (this.#container && this.#section !== undefined) this.#container.last = line;
    if (this.#object) this.#object.last = line;
    return read !== undefined || this.#object !== undefined || this.#container !== undefined;
  }

  finish(): { readonly records: readonly DescribeRecord[]; readonly missing: readonly string[] } {
    this.#endContainer(!(this.#object?.whole ?? false));
    this.#endObject();
    this.#endTable();
    if (this.#records.length === 0) this.#missing.add('rows');
    return { records: this.#records.toSorted((a, b) => a.from - b.from), missing: [...this.#missing] };
  }

  #absorb(line: Line, read: DescribeLine): void {
    switch (read.kind) {
      case 'name':
        this.#beginObject(line, read.name);
        break;
      case 'header':
        this.#endTable();
        this.#table = { name: read.table, rows: 0 };
        break;
      case 'field':
        this.#absorbField(line, read.field);
        break;
      case 'quantity':
        if (this.#container && absorbQuantity(this.#container, read.field)) this.#container.last = line;
        break;
      case 'container':
        this.#beginContainer(line, read.name);
        break;
      case 'rule':
        break;
      default:
        this.#absorbRow(line, read);
    }
  }

  #absorbRow(line: Line, row: EventRow | ConditionRow | PodRow | NodeRow): void {
    if (this.#table) this.#table.rows += 1;
    if (row.kind === 'condition' && this.#section !== 'Conditions' && this.#table?.name !== 'conditions') return;
    this.#records.push(toRecord(line, row, this.#object));
  }

  #absorbField(line: Line, field: Field): void {
    if (isSection(field.key)) {
      this.#beginSection(field);
      return;
    }
    // A container behind the end of a description is none of it.
    if (isCertain(field) && !this.#isWithinContainers()) this.#endObject();
    const isOfContainer = this.#isWithinContainers() || !this.#object;
    if (!isOfContainer) {
      if (this.#object && this.#section !== 'Volumes') absorbObjectField(this.#object, field);
      return;
    }
    if (this.#container && isOfNext(this.#container, field)) this.#endContainer(false);
    const container = this.#container ?? newContainer(line, undefined, this.#role());
    if (absorbField(container, field)) {
      container.last = line;
      this.#container = container;
    } else if (this.#container) this.#endContainer(false);
  }

  #isWithinContainers(): boolean {
    return this.#section?.endsWith('Containers') ?? false;
  }

  #beginSection({ key }: Field): void {
    this.#endContainer(false);
    this.#endTable();
    this.#section = key;
    this.#indent = undefined;
    if (key === 'Events' && this.#object) this.#object.whole = true;
  }

  /** A name without a value among the fields of a container may be a variable of its environment. */
  #beginContainer(line: Line, name: string): void {
    if (!this.#isWithinContainers()) return;
    const indent = line.text.length - line.text.trimStart().length;
    if (this.#indent !== undefined && indent !== this.#indent) return;
    this.#indent = indent;
    this.#endContainer(false);
    this.#container = newContainer(line, name, this.#role());
  }

  #role(): ContainerDescription['role'] {
    return ROLES[this.#section ?? ''] ?? 'ordinary';
  }

  #beginObject(line: Line, name: string): void {
    this.#endContainer(false);
    this.#endObject();
    this.#endTable();
    this.#section = undefined;
    this.#object = newObject(line, name);
  }

  #endObject(): void {
    if (!this.#object) return;
    const record = toObject(this.#object);
    if (record) this.#records.push(record);
    if (!this.#object.whole) this.#missing.add('events');
    this.#object = undefined;
    this.#section = undefined;
  }

  #endContainer(cut: boolean): void {
    if (!this.#container) return;
    const of = { pod: this.#object?.name, namespace: this.#object?.fields.get('Namespace') };
    this.#records.push(toContainer(this.#container, of, cut));
    if (cut) this.#missing.add('rest of the container');
    this.#container = undefined;
  }

  #endTable(): void {
    if (this.#table?.rows === 0) this.#missing.add('rows');
    this.#table = undefined;
  }
}
