import type { MetadataRoute } from 'next';

/** Only the start page is for search engines; sessions, reports and links are for those who hold them. */
export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: '*', allow: '/$', disallow: ['/check/', '/r/', '/t/', '/support', '/api/'] } };
}
