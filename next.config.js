/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  serverExternalPackages: ['pg', 'graphile-worker'],
  typescript: { ignoreBuildErrors: true }, // types are checked once, by `npm test`, over the whole tree
};
