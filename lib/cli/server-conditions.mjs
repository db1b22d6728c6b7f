/**
 * A module hook that resolves packages as `node --conditions=react-server` does. Modules that belong to the server
 * alone import "server-only", which throws without it; a program that is started by its name cannot be given the option.
 */
export const resolve = (specifier, context, next) =>
  next(specifier, { ...context, conditions: [...context.conditions, 'react-server'] });
