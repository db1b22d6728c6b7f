import { defineConfig } from 'prisma/config';

// `generate` never runs an engine, but stops when it cannot find a file for it.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
});
