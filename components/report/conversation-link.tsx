interface ConversationLinkProps {
  /** The sentence the link stands behind. */
  readonly text: string;
  /** Where the conversations are; undefined when none was kept. */
  readonly href: string | undefined;
}

/** Leads to the conversation with the service where a sentence speaks of it. */
export function ConversationLink({ text, href }: ConversationLinkProps) {
  if (href === undefined || !/\bconversation\b/i.test(text)) return null;
  return (
    <a href={href} className="no-print inline-block py-0.5 font-medium">
      Show the conversation
    </a>
  );
}
