/** Takes values of one type out of what was read; anything else is as if it were not there. */
import type { Json, JsonObject } from './json.ts';

export function objectAt(object: JsonObject | undefined, key: string): JsonObject | undefined {
  const value = object?.get(key);
  return value instanceof Map ? value : undefined;
}

/** The text, when it is not empty: Docker prints `""` for what is not set. */
export function textAt(object: JsonObject | undefined, key: string): string | undefined {
  const value = object?.get(key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function numberAt(object: JsonObject | undefined, key: string): number | undefined {
  const value = object?.get(key);
  return typeof value === 'number' ? value : undefined;
}

export function flagAt(object: JsonObject | undefined, key: string): boolean | undefined {
  const value = object?.get(key);
  return typeof value === 'boolean' ? value : undefined;
}

export function textsAt(object: JsonObject | undefined, key: string): readonly string[] {
  const value = object?.get(key);
  // Before 1.10 a command of one word was no list.
  if (typeof value === 'string') return value === '' ? [] : [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

export function objectsAt(object: JsonObject | undefined, key: string): readonly JsonObject[] {
  const value = object?.get(key);
  return Array.isArray(value) ? value.filter((item) => item instanceof Map) : [];
}

/** An object of texts, such as labels and options. */
export function recordAt(object: JsonObject | undefined, key: string): Readonly<Record<string, string>> {
  return recordOf(objectAt(object, key));
}

export function recordOf(object: JsonObject | undefined): Readonly<Record<string, string>> {
  const entries = [...(object ?? [])].flatMap(([name, value]) =>
    isScalar(value) ? [[name, String(value)] as const] : [],
  );
  return Object.fromEntries(entries);
}

function isScalar(value: Json): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
