import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { Agent } from '@/lib/support/agent';
import { currentAgent } from '@/lib/support/current-agent';

/** The signed-in agent, or the way to the sign-in page. Every page and action of the console calls it first. */
export async function requireAgent(): Promise<Agent> {
  const agent = await currentAgent(await headers());
  if (!agent) redirect('/support/sign-in');
  return agent;
}
