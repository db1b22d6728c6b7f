#!/usr/bin/env node
// The program `portside`: makes Node read TypeScript, then hands over.
import { register as registerHook } from 'node:module';
import { fileURLToPath } from 'node:url';
import { register as registerTypeScript } from 'tsx/esm/api';

registerHook('./server-conditions.mjs', import.meta.url);
// Paths such as "@/lib/…" are read from the configuration beside package.json, wherever the command is called.
registerTypeScript({ tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)) });
await import('./main.ts');
