import assert from 'node:assert/strict';

/** A sample as it stands in the text. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/**
 * Reads Prometheus' text format 0.0.4 and holds it to what its own checker wants: HELP and TYPE before the samples of a
 * family, each once; families not mixed; no sample twice; names and labels of the right form; a unit at the end of a name.
 */
export function parsePrometheus(text: string): readonly Sample[] {
  assert.ok(text === '' || text.endsWith('\n'), 'the last line is ended');
  const samples: Sample[] = [];
  const helped = new Set<string>();
  const typed = new Set<string>();
  const series = new Set<string>();
  let family = '';
  for (const line of text.split('\n').slice(0, -1)) {
    const [, help] = /^# HELP ([a-z_:][a-z0-9_:]*) \S.*$/.exec(line) ?? [];
    const [, type] = /^# TYPE ([a-z_:][a-z0-9_:]*) gauge$/.exec(line) ?? [];
    if (help !== undefined) {
      assert.ok(!helped.has(help), `${help} has one HELP`);
      helped.add(help);
      family = help;
    } else if (type !== undefined) {
      assert.equal(type, family, 'TYPE follows HELP');
      assert.ok(!typed.has(type), `${type} has one TYPE`);
      typed.add(type);
    } else {
      const sample = parseSample(line);
      assert.equal(sample.name, family, 'samples stand with their family');
      const key = JSON.stringify([sample.name, Object.entries(sample.labels).sort()]);
      assert.ok(!series.has(key), `${line} stands there once`);
      series.add(key);
      samples.push(sample);
    }
  }
  assert.deepEqual(helped, typed);
  return samples;
}

function parseSample(line: string): Sample {
  const [, name = '', inner = '', value = ''] =
    /^([a-z_:][a-z0-9_:]*)\{(.*)\} (-?\d+(?:\.\d+)?(?:e[+-]\d+)?)$/s.exec(line) ??
    assert.fail(`not a sample: ${line}`);
  const labels: Record<string, string> = {};
  let rest = inner;
  while (rest !== '') {
    const [whole, label = '', written = ''] =
      /^([a-z_][a-z0-9_]*)="((?:[^"\\\n]|\\\\|\\"|\\n)*)"(?:,(?=[a-z])|$)/.exec(rest) ??
      assert.fail(`not labels: ${rest}`);
    assert.ok(!Object.hasOwn(labels, label), `${label} stands there once`);
    labels[label] = written.replace(/\\(.)/g, (_, character) => (character === 'n' ? '\n' : character));
    rest = rest.slice(whole.length);
  }
  return { name, labels, value: Number(value) };
}
