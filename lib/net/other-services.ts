/** Ports from 1024 up that belong to something else. They are never dialled as an FTP control port. */
const highPorts: ReadonlyMap<number, string> = new Map([
  ...named('a proxy', 1080, 3128, 8118, 9050),
  ...named('remote method calls', 1099),
  ...named('a VPN', 1194, 1701, 1723, 51820),
  ...named('a database', 1433, 1434, 1521, 1522, 3050, 3306, 3307, 5432, 5433, 5984, 6432, 7000, 7001, 7199),
  ...named('a database', 7474, 7687, 8086, 8123, 8529, 9042, 9160, 26257, 28015, 33060, 33306, 50000),
  ...named('a database', 27017, 27018, 27019, 27020),
  ...named(
    'a message queue',
    1883,
    4222,
    5671,
    5672,
    8161,
    8883,
    9092,
    9093,
    9094,
    15671,
    15672,
    25672,
    61613,
    61616,
  ),
  ...named('file sharing', 2049, 3260, 24007),
  ...named(
    'cluster management',
    2181,
    2379,
    2380,
    2888,
    3888,
    4369,
    5050,
    6443,
    8300,
    8301,
    8302,
    8500,
    8501,
    8600,
  ),
  ...named('containers', 2375, 2376, 2377, 5000, 10250, 10251, 10252, 10255, 10256, 10257, 10259),
  ...named('remote access', 2222, 3389, 4899, 5800, 5938, 5985, 5986, ...from(5900, 10)),
  ...named('a graphical desktop', ...from(6000, 64)),
  ...named('a directory service', 3268, 3269),
  ...named('source code', 3690, 9418),
  ...named('telephony', 5060, 5061),
  ...named('chat', 5222, 5269, 6660, 6661, 6662, 6663, 6664, 6665, 6666, 6667, 6668, 6669, 6697),
  ...named('name look-up', 5353, 5355),
  ...named('a cache', 6379, 6380, 11211, 11212, 16379, 26379),
  ...named('web pages', 3000, 8000, 8001, 8008, 8080, 8081, 8088, 8090, 8443, 8888, 9443),
  ...named('secrets', 8200, 8201),
  ...named('search', 5601, 7700, 8983, 9200, 9300),
  ...named('measurements', 3100, 4317, 4318, 8125, 9090, 9091, 9100, 9187, 9411, 10050, 10051, 14268, 16686),
  ...named('application servers', 4848, 8005, 8009, 9000, 9990, 9999),
  ...named('big data', 8020, 8032, 9870, 50010, 50070, 50075),
]);

/** Well-known ports below 1024, for better words only: everything there is refused unless the profile names it. */
const lowPorts: ReadonlyMap<number, string> = new Map([
  ...named('FTP data (the server opens it by itself)', 20, 989),
  ...named('SSH and SFTP', 22),
  ...named('Telnet', 23, 992),
  ...named('mail', 25, 110, 143, 465, 587, 993, 995),
  ...named('name look-up', 53, 853),
  ...named('web pages', 80, 443),
  ...named('Windows networking', 135, 137, 138, 139, 445),
  ...named('a directory service', 389, 636),
]);

/** What a port usually belongs to, for example "a database", or null when nothing known uses it. */
export const otherService = (port: number): string | null =>
  highPorts.get(port) ?? lowPorts.get(port) ?? null;

function named(what: string, ...ports: readonly number[]): [number, string][] {
  return ports.map((port) => [port, what]);
}

function from(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}
