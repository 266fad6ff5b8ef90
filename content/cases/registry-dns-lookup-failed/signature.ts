/**
 * Go's resolver found no address for a registry: net.OpError "dial tcp: " around net.DNSError "lookup HOST[ on SERVER]: REASON".
 * Only what asks a registry counts: applications print the same of any host.
 */
import { any, defineSignature } from '../../../src/engine/signature/index.ts';

export default defineSignature({
  role: 'root',
  signs: {
    // Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io on 192.168.1.1:53: no such host
    // Not what dockerd and containerd note before they go on to the next mirror or endpoint.
    registryRequest: {
      weight: 'decisive',
      lines: [
        // The API of a registry, version 2 and 1.
        [
          'dial tcp: lookup',
          /(?<!(?:Attempting next endpoint for (?:pull|push) after error: |Error (?:getting|trying) v2 registry: |trying next host" error="failed to do request: )[A-Z]{3,6} "?)https?:\/\/(?<registry>[\w.-]{1,253})(?::\d{1,5})?\/(?:v2\/?|v2\/_catalog|v1\/(?:_ping|users\/?|search\?[^\s"]{0,200}|(?:repositories|images)\/[^\s"]{1,200}))"?: dial tcp: lookup [\w.-]{1,253}(?: on \[?(?<server>[\d.]{7,15}|[\da-f]{0,4}:[\da-f:.]{1,45})\]?:53)?/,
        ],
        // What is behind it: /v2/library/nginx/manifests/1.27
        [
          'dial tcp: lookup',
          /(?<!(?:Attempting next endpoint for (?:pull|push) after error: |Error (?:getting|trying) v2 registry: |trying next host" error="failed to do request: )[A-Z]{3,6} "?)https?:\/\/(?<registry>[\w.-]{1,253})(?::\d{1,5})?\/[\w./-]{0,60}v2\/[\w./-]{1,120}\/(?:manifests|blobs|tags|referrers)\/[^\s"]{0,200}"?: dial tcp: lookup [\w.-]{1,253}(?: on \[?(?<server>[\d.]{7,15}|[\da-f]{0,4}:[\da-f:.]{1,45})\]?:53)?/,
        ],
        // Its token server, and the store that registry.k8s.io sends to.
        [
          'dial tcp: lookup',
          /(?<!(?:Attempting next endpoint for (?:pull|push) after error: |Error (?:getting|trying) v2 registry: |trying next host" error="failed to do request: )[A-Z]{3,6} "?)https?:\/\/(?<registry>[\w.-]{1,253})(?::\d{1,5})?\/[^\s"]{0,200}?(?:scope=repository|\/images\/sha256)[^\s"]{0,300}"?: dial tcp: lookup [\w.-]{1,253}(?: on \[?(?<server>[\d.]{7,15}|[\da-f]{0,4}:[\da-f:.]{1,45})\]?:53)?/,
        ],
        // Docker 1.6: Error: issecure: could not resolve "registry.example.com": lookup registry.example.com: no such host
        [
          'issecure: could not resolve',
          /issecure: could not resolve "(?<registry>[\w.-]{1,253})": lookup [\w.-]{1,253}/,
        ],
      ],
    },
    // Docker Desktop's own proxy: failed to do request: Head "https://registry-1.docker.io/v2/...": dialing registry-1.docker.io:443
    // container via direct connection because ...: resolving host registry-1.docker.io: lookup registry-1.docker.io: no such host
    desktopProxy: {
      weight: 'strong',
      lines: [
        [
          'resolving host',
          /(?:dialing [\w.-]{1,253}:\d{1,5} |\/v2\/)[^\n]{0,400}?resolving host (?<registry>[\w.-]{1,253}): (?:lookup [^\n:]{1,300}: )?(?:no such host|server misbehaving|i\/o timeout)/,
        ],
      ],
    },
    // These names are of registries, whoever asks for them: dial tcp: lookup registry-1.docker.io: no such host
    publicRegistry: {
      weight: 'decisive',
      lines: [
        [
          'dial tcp: lookup',
          /(?<!(?:Attempting next endpoint for (?:pull|push) after error: |Error (?:getting|trying) v2 registry: |trying next host" error=)[^\n]{0,400})dial tcp: lookup (?<registry>(?:registry-1|auth|index|production\.cloudflare|production\.cloudfront|download)\.docker\.(?:io|com)|docker\.io|(?:[\w-]{1,40}\.)?quay\.io|(?:docker\.|pkg-containers\.)?ghcr\.io|(?:[\w-]{1,40}\.)?gcr\.io|registry\.k8s\.io|mcr\.microsoft\.com|public\.ecr\.aws|registry(?:\.access|\.connect)?\.redhat\.com|registry\.gitlab\.com|docker\.elastic\.co|nvcr\.io|[\w-]{1,63}\.azurecr\.io|[\w-]{1,63}\.pkg\.dev|[\w.-]{1,80}\.ecr\.[\w-]{1,40}\.amazonaws\.com(?:\.cn)?|[\w.-]{1,80}\.mirror\.aliyuncs\.com|registry[\w.-]{1,80}\.aliyuncs\.com)(?: on \[?(?<server>[\d.]{7,15}|[\da-f]{0,4}:[\da-f:.]{1,45})\]?:53)?/,
        ],
      ],
    },
    // core/remotes/docker of containerd, BuildKit and helm, and the words of kubelet, podman and CRI-O, around any URL:
    // failed to resolve reference "mirror.example.com/web:41": failed to do request: Head "https://...": dial tcp: lookup mirror.example.com: no such host
    pullFails: {
      weight: 'strong',
      lines: [
        [
          'dial tcp: lookup',
          /(?:failed to pull (?:and unpack )?image |failed to resolve reference |failed to resolve source metadata for |failed to push |failed to fetch (?:anonymous |oauth )?token: |pinging (?:container |docker )?registry |error pulling image configuration: |response from daemon: (?:Get|Head|Post|Put) "?https?:)[^\n]{0,900}?dial tcp: lookup (?<registry>[\w.-]{1,253})/,
        ],
      ],
    },
    // dockerd: level=info msg="Attempting next endpoint for pull after error: Get \"https://mirror.example.com/v2/\": dial tcp: lookup ..."
    // containerd: level=info msg="trying next host" error="failed to do request: Head \"https://mirror.example.com/v2/...\": dial tcp: lookup ..."
    nextEndpoint: {
      weight: 'strong',
      lines: [
        [
          'dial tcp: lookup',
          /(?:Attempting next endpoint for (?:pull|push) after error: |Error (?:getting|trying) v2 registry: |trying next host" error="failed to do request: )[A-Z]{3,6} "?https?:\/\/(?<registry>[^\s":/\\]{1,253})[^\n]{0,600}?: dial tcp: lookup /,
        ],
      ],
    },
    // The daemon has a proxy, and it is the proxy's name that was not found:
    // Get "https://registry-1.docker.io/v2/": proxyconnect tcp: dial tcp: lookup proxy.example.com on 10.0.0.2:53: no such host
    proxyNotFound: {
      weight: 'decisive',
      lines: [
        [
          'proxyconnect tcp: dial tcp: lookup',
          /https?:\/\/(?<registry>[^\s":/\\]{1,253})(?::\d{1,5})?\/(?:v2\/|v1\/_ping|[^\s"]{0,300}?scope=repository)[^\s"]{0,500}"?: proxyconnect tcp: dial tcp: lookup (?:(?<proxy>[\w.-]{1,253}?)(?: on \[?(?<server>[\d.]{7,15}|[\da-f]{0,4}:[\da-f:.]{1,45})\]?:53)?: (?:no such host|server misbehaving|i\/o timeout|read udp|Temporary failure|Name or service)|[\w.-]{1,253})/,
        ],
      ],
    },
    // Older Go leaves out what it could not look up in time; a failed connection names an address: dial tcp 192.0.2.7:443: i/o timeout
    lookupTimeout: {
      weight: 'weak',
      lines: [
        [
          'dial tcp: i/o timeout',
          /https?:\/\/(?<registry>[^\s":/\\]{1,253})(?::\d{1,5})?\/(?:v2\/(?:[^\s"]{1,200}\/(?:manifests|blobs|tags)\/[^\s"]{1,200})?|v1\/(?:_ping|repositories\/[^\s"]{1,300}))"?: dial tcp: i\/o timeout/,
        ],
      ],
    },
    // Other tools on the same host: curl: (6) Could not resolve host: registry-1.docker.io; ping: registry-1.docker.io: Name or service not known
    // ** server can't find registry-1.docker.io: NXDOMAIN; java.net.UnknownHostException: registry-1.docker.io
    otherTools: {
      weight: 'strong',
      lines: [
        [
          'registry-1.docker.io',
          /(?:resolve(?: host)?:? '?|unknown host |UnknownHostException: |server can't find |getaddrinfo (?:ENOTFOUND|EAI_AGAIN) )(?<registry>registry-1\.docker\.io)/,
        ],
        [
          'registry-1.docker.io',
          /(?<registry>registry-1\.docker\.io)'?: (?:Name or service not known|Temporary failure in name resolution|resolve call failed|Unknown host|bad address)/,
        ],
      ],
    },
    // What was to be moved. Successful pulls print it too.
    image: {
      weight: 'hint',
      lines: [
        ['Failed to pull image', /Failed to pull image "(?<image>[^\s"\\]{1,255})"/],
        ['failed to pull and unpack image', /failed to pull and unpack image "(?<image>[^\s"\\]{1,255})"/],
        ['Unable to find image', /Unable to find image '(?<image>[^\s'\\]{1,255})' locally/],
      ],
    },
  },
  when: any(
    'registryRequest',
    'desktopProxy',
    'publicRegistry',
    'pullFails',
    'nextEndpoint',
    'proxyNotFound',
    'lookupTimeout',
    'otherTools',
  ),
});
