import { comparePeers } from './peers';
await comparePeers();
