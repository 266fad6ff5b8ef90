/** Go's net/http saw `HTTP/1.` where a TLS record should stand. Only requests to a registry count: probes print the same. */
import { any, defineSignature } from '../../../src/engine/signature/index.ts';

export default defineSignature({
  role: 'root',
  signs: {
    // Get "https://192.0.2.10:5000/v2/": http: server gave HTTP response to HTTPS client
    // A host that is marked insecure is asked by HTTPS first: dockerd and containerd then note the same text and go on by HTTP.
    registryRequest: {
      weight: 'decisive',
      lines: [
        [
          'server gave HTTP response to HTTPS client',
          /(?<!(?:Attempting next endpoint for (?:pull|push) after error: |Error (?:getting|trying) v2 registry: |trying next host" error="failed to do request: )[A-Z]{3,6} "?)https:\/\/(?<registry>[^\s"/\\]{1,255})\/(?:v2\/?|v1\/(?:_ping|users|search|repositories|images)[^\s"]{0,200}|[^\s"]{1,300}\/(?:_catalog|manifests\/|blobs\/|tags\/|referrers\/)[^\s"]{0,300})"?: http: server gave HTTP response to HTTPS client/,
        ],
        // Token server of the registry: failed to fetch anonymous token: Get "https://192.0.2.10:5001/auth?service=...": http: server gave ...
        [
          'server gave HTTP response to HTTPS client',
          /failed to fetch (?:anonymous|oauth) token: [A-Z]{3,6} "?https:\/\/(?<registry>[^\s"/\\]{1,255})\/[^\s"]{0,400}?"?: http: server gave HTTP response to HTTPS client/,
        ],
        // The same from dockerd: Get "https://192.0.2.10:5000/v2/": Get "https://192.0.2.10:5001/auth?service=...": http: server gave ...
        [
          'server gave HTTP response to HTTPS client',
          /https:\/\/[^\s"/\\]{1,255}\/v2\/"?: [A-Z]{3,6} "?https:\/\/(?<registry>[^\s"/\\]{1,255})\/[^\s"]{0,400}?"?: http: server gave HTTP response to HTTPS client/,
        ],
        // Go 1.5 (Docker <= 1.11) read the letters "P/" of "HTTP/" as the length of a record, or the "ml" of "<html":
        // Get https://192.0.2.10:5000/v2/: tls: oversized record received with length 20527
        [
          'oversized record received with length',
          /https:\/\/(?<registry>[^\s"/\\]{1,255})\/(?:v2\/|v1\/(?:_ping|users|search|repositories|images)[^\s"]{0,200}?)"?: tls: oversized record received with length (?:20527|28012)(?![^\n]{0,300}falling back to HTTP)/,
        ],
      ],
    },
    // dockerd answers a client without the address: Error response from daemon: http: server gave HTTP response to HTTPS client
    daemonAnswer: {
      weight: 'strong',
      lines: [
        [
          'server gave HTTP response to HTTPS client',
          /response from daemon: http: server gave HTTP response to HTTPS client/,
        ],
      ],
    },
    // dockerd 1.12 and 1.13 in its own log: the API of old registries by HTTPS is the last thing asked, after HTTP for hosts marked insecure.
    // level=error msg="Attempting next endpoint for push after error: Get https://192.0.2.10:5000/v1/_ping: http: server gave ..."
    lastEndpoint: {
      weight: 'strong',
      lines: [
        [
          'server gave HTTP response to HTTPS client',
          /Attempting next endpoint for (?:pull|push) after error: [A-Z]{3,6} "?https:\/\/(?<registry>[^\s"/\\]{1,255})\/v1\/[^\s"]{1,200}"?: http: server gave HTTP response to HTTPS client/,
        ],
      ],
    },
    // The message alone, as people quote it; not behind an address, which would show another kind of server, and not from
    // kubectl, which says of its API server: Unable to connect to the server: http: server gave ...
    quotedAlone: {
      weight: 'weak',
      lines: [
        [
          'server gave HTTP response to HTTPS client',
          /(?<!https:\/\/[^\s"]{1,300}"?: |to the server: )http: server gave HTTP response to HTTPS client/,
        ],
      ],
    },
    // What was to be moved. Healthy pushes print it too.
    image: {
      weight: 'weak',
      lines: [
        ['The push refers to', /The push refers to (?:a )?repository \[(?<image>[^\]\s]{1,255})\]/],
        ['Failed to pull image', /Failed to pull image "(?<image>[^\s"\\]{1,255})"/],
        ['failed to pull and unpack image', /failed to pull and unpack image "(?<image>[^\s"\\]{1,255})"/],
      ],
    },
  },
  when: any('registryRequest', 'daemonAnswer', 'lastEndpoint', 'quotedAlone'),
});
