/** Go's net/http saw `HTTP/1.` where a TLS record should stand. Only requests to a registry count: probes print the same. */
import { defineSignature } from '../../../src/engine/signature/index.ts';

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
        // Go 1.5 (Docker <= 1.11) read the letters "P/" of "HTTP/" as the length of a record:
        // Get https://192.0.2.10:5000/v2/: tls: oversized record received with length 20527
        [
          'oversized record received with length 20527',
          /https:\/\/(?<registry>[^\s"/\\]{1,255})\/(?:v2\/|v1\/(?:_ping|users|search|repositories|images)[^\s"]{0,200}?)"?: tls: oversized record received with length 20527(?![^\n]{0,300}falling back to HTTP)/,
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
    // The message alone, as people quote it; not behind an address, which would show another kind of server.
    quotedAlone: {
      weight: 'weak',
      lines: [
        [
          'server gave HTTP response to HTTPS client',
          /(?<!https:\/\/[^\s"]{1,300}"?: )http: server gave HTTP response to HTTPS client/,
        ],
      ],
    },
    // What was to be moved. Healthy pushes print it too.
    image: {
      weight: 'hint',
      lines: [
        ['The push refers to', /The push refers to (?:a )?repository \[(?<image>[^\]\s]{1,255})\]/],
        ['Failed to pull image', /Failed to pull image "(?<image>[^\s"\\]{1,255})"/],
        ['failed to pull and unpack image', /failed to pull and unpack image "(?<image>[^\s"\\]{1,255})"/],
      ],
    },
  },
});
