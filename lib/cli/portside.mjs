#!/usr/bin/env node
// The program `portside`: makes Node read TypeScript, then hands over.
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

// Paths such as "@/lib/…" are read from the configuration beside package.json, wherever the command is called.
register({ tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)) });
await import('./run-main.ts');
