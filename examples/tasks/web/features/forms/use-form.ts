'use client';

import { type FormEvent, useRef, useState } from 'react';
import { explain } from '@/lib/problem';
import type { Rule } from './rules';

/** What is wrong with a form: a sentence per field name, and one for the form as a whole. */
export interface FormErrors {
  readonly fields: Readonly<Record<string, string>>;
  readonly form?: string;
}

/** How one form checks, sends and explains. */
export interface FormRules<V extends string> {
  /** The rule of each field, in the order of the page. */
  readonly fields: Readonly<Record<V, Rule>>;
  /** Sends the values; throws to refuse them. */
  readonly send: (values: Record<V, string>, form: HTMLFormElement) => Promise<void>;
  /** Turns a refusal into errors; by default one sentence for the whole form. */
  readonly refused?: ((failure: unknown) => FormErrors) | undefined;
}

const NO_ERRORS: FormErrors = { fields: {} };

/**
 * Runs a form whose inputs keep their own values, so that an error or a slow start of the script
 * never loses what was typed. The first bad field gets the focus. `done` says that the last values
 * that were sent were taken.
 */
export function useForm<V extends string>(rules: FormRules<V>) {
  const [errors, setErrors] = useState(NO_ERRORS);
  const [pending, setPending] = useState(false);
  const [done, setDone] = useState(false);
  const fields = Object.keys(rules.fields) as V[];
  const running = useRef(false);

  function show(form: HTMLFormElement, found: FormErrors): void {
    setErrors(found);
    const first = fields.find((field) => field in found.fields);
    const input = first && form.elements.namedItem(first);
    if (input instanceof HTMLElement) {
      input.focus();
    }
  }

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    if (running.current) {
      return;
    }
    const values = read(form, fields);
    const bad = check(values, rules.fields);
    if (Object.keys(bad).length > 0) {
      show(form, { fields: bad });
      return;
    }
    running.current = true;
    setPending(true);
    setErrors(NO_ERRORS);
    setDone(false);
    try {
      await rules.send(values, form);
      setDone(true);
    } catch (failure) {
      show(form, rules.refused?.(failure) ?? { fields: {}, form: explain(failure) });
    } finally {
      running.current = false;
      setPending(false);
    }
  }

  return { errors, pending, done, submit };
}

function read<V extends string>(form: HTMLFormElement, fields: readonly V[]): Record<V, string> {
  const data = new FormData(form);
  return Object.fromEntries(fields.map((field) => [field, String(data.get(field) ?? '')])) as Record<V, string>;
}

/** Applies the rule of each field and keeps what is wrong. */
function check<V extends string>(
  values: Record<V, string>,
  rules: Readonly<Record<V, Rule>>,
): Readonly<Record<string, string>> {
  const bad: Record<string, string> = {};
  for (const field of Object.keys(rules) as V[]) {
    const sentence = rules[field](values[field]);
    if (sentence !== undefined) {
      bad[field] = sentence;
    }
  }
  return bad;
}
