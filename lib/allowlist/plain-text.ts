/**
 * A sentence reduced to printable ASCII on one line, without quotes, backticks, dollar signs and whatever else a
 * shell or a rule parser reads as syntax. Dashes become hyphens; other characters become underscores.
 */
export function plainText(text: string, longest = 300): string {
  const safe = text.replace(/[\u2010-\u2015]/g, '-').replace(/[^A-Za-z0-9 .,:;()/?=&%>_+-]/g, '_');
  return safe.replace(/ +/g, ' ').trim().slice(0, longest).trim();
}
