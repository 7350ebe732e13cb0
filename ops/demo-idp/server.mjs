// OpenID providers for the demonstration and the tests. They keep everything in memory, need no network, and
// stop with whoever started them: standard input closing is the signal.
//
//   node ops/demo-idp/server.mjs --config ops/demo-idp/config.sample.json
//
// One line of JSON per provider is printed once it listens: {"id":"…","issuer":"http://127.0.0.1:4001"}.
import { readFileSync } from 'node:fs';
import * as http from 'node:http';
import * as https from 'node:https';
import { parseArgs } from 'node:util';

// The library warns that memory is no place for sessions and that its defaults should be reviewed: here memory is
// what is wanted, and standard output holds the ready lines and nothing else.
console.info = () => {};
console.warn = () => {};
// Imported only now: the library already warns while it loads.
const { createProvider } = await import('./provider.mjs');

async function start(settings) {
  const host = settings.host ?? '127.0.0.1';
  const { tls } = settings;
  const server = tls
    ? https.createServer({ cert: readFileSync(tls.cert_file), key: readFileSync(tls.key_file) })
    : http.createServer();
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port ?? 0, host, resolve);
  });
  // The issuer is known only now, when the port was left to the system; it is given when a proxy stands in front.
  const issuer = settings.issuer ?? `${tls ? 'https' : 'http'}://${host}:${server.address().port}`;
  server.on('request', createProvider(settings, issuer).callback());
  return { id: settings.id, issuer, port: server.address().port };
}

const { values } = parseArgs({ options: { config: { type: 'string' } } });
if (!values.config) {
  console.error('usage: node server.mjs --config <file.json>');
  process.exit(2);
}

process.stdin.on('end', () => process.exit(0)).resume();

const { providers, clock_offset_seconds: ahead = 0 } = JSON.parse(readFileSync(values.config, 'utf8'));
if (ahead) {
  // The demonstration can be shown as it will be in a year: tokens must be dated by the clock of whoever reads them.
  const Machine = Date;
  globalThis.Date = class extends Machine {
    constructor(...given) {
      super(...(given.length ? given : [Machine.now() + ahead * 1000]));
    }
    static now() {
      return Machine.now() + ahead * 1000;
    }
  };
}
for (const ready of await Promise.all(providers.map(start))) {
  process.stdout.write(`${JSON.stringify(ready)}\n`);
}
