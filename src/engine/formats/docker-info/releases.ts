/**
 * Releases by the commit they were built from: `docker info` names containerd and runc by commit. Taken from the release tags of
 * both projects; Docker up to 18.06 was built with commits between releases, which call themselves by the version given here.
 */

/** First nine digits of the commit, and the version. */
const CONTAINERD = `
4ab9917fe 0.2.3
89623f28b 1.0.0 9b55aab90 1.0.1 cfd04396d 1.0.2 773c489c9 1.0.3 209a7fc3e 1.1.0 d64c661f1 1.1.1
468a545b9 1.1.2 8f54c750c 1.1.3 9f2e07b1f 1.1.4 5960cade4 1.1.5 0ad902c05 1.1.6 4278fbc24 1.1.7
2a82a9d2f 1.1.8 c4446665c 1.2.0 9b32062dc 1.2.1 975487186 1.2.2 7f5f1176d 1.2.3 e6b3f5632 1.2.4
bb71b10fd 1.2.5 894b81a4b 1.2.6 85f6aa58b 1.2.7 a4bc1d432 1.2.8 d50db0a42 1.2.9 b34a5c8af 1.2.10
f772c10a5 1.2.11 35bd7a5f6 1.2.12 7ad184331 1.2.13 f8777f130 1.2.14 36cf5b690 1.3.0 c7a4f874b 1.3.1
ff48f57fc 1.3.2 d76c121f7 1.3.3 814b7956f 1.3.4 9b6f3ec03 1.3.5 be75852b8 1.3.6 8fba4e9a7 1.3.7
7fb6e1713 1.3.8 ea765aba0 1.3.9 1c5970efb 1.3.10 09814d48d 1.4.0 c623d1b36 1.4.1 b321d358e 1.4.2
269548fa2 1.4.3 05f951a37 1.4.4 8263eb3ea 1.4.5 d71fcd7d8 1.4.6 3194fb46e 1.4.7 7eba59304 1.4.8
e25210fe3 1.4.9 8848fdb7c 1.4.10 5b46e404f 1.4.11 7b11cfaab 1.4.12 9cc61520f 1.4.13 8c906ff10 1.5.0
12dca9790 1.5.1 36cc87449 1.5.2 0e8719f54 1.5.3 69107e47a 1.5.4 72cec4be5 1.5.5 1a1b383ad 1.5.6
8686ededf 1.5.7 1e5ef943e 1.5.8 1407cab50 1.5.9 2a1d4dbdb 1.5.10 3df54a852 1.5.11 a4014bc90 1.5.12
a17ec496a 1.5.13 b84d0b151 1.5.14 99a380dbf 1.5.15 2e3140a0e 1.5.16 6c0083137 1.5.17 39bb06f98 1.5.18
39259a8f3 1.6.0 10f428dac 1.6.1 de8046a55 1.6.2 f83086606 1.6.3 212e8b6fa 1.6.4 96df0994f 1.6.5
10c129548 1.6.6 0197261a3 1.6.7 9cd3357b7 1.6.8 1c90a4424 1.6.9 770bd0108 1.6.10 d98654518 1.6.11
a05d17540 1.6.12 78f517711 1.6.13 9ba4b2503 1.6.14 5b842e528 1.6.15 31aa4358a 1.6.16 299b67780 1.6.17
2456e983e 1.6.18 1e1ea6e98 1.6.19 2806fc105 1.6.20 3dce8eb05 1.6.21 8165feabf 1.6.22 b69f1ad23 1.6.23
61f9fd88f 1.6.24 d8f198a4e 1.6.25 3dd1e886e 1.6.26 a1496014c 1.6.27 ae07eda36 1.6.28 082b2d0df 1.6.29
d68034c2f 1.6.30 e377cd56a 1.6.31 8b3b7ca2e 1.6.32 d2d58213f 1.6.33 e9e2c7707 1.6.34 3e986834d 1.6.35
88c3d9bc5 1.6.36 cfc13b6d5 1.6.37 cf158e884 1.6.38 b4506601d 1.6.39 1fbd70374 1.7.0 1677a1796 1.7.1
0cae528dd 1.7.2 788092598 1.7.3 488cd77cf 1.7.4 fe457eb99 1.7.5 091922f03 1.7.6 8c087663b 1.7.7
8e4b0bde8 1.7.8 4f03e100c 1.7.9 4e1fe7492 1.7.10 64b8a811b 1.7.11 71909c181 1.7.12 7c3aca7a6 1.7.13
dcf284724 1.7.14 926c9586f 1.7.15 83031836b 1.7.16 3a4de459a 1.7.17 ae71819c4 1.7.18 2bf793ef6 1.7.19
8fc6bcff5 1.7.20 472731909 1.7.21 7f7fdf5fe 1.7.22 57f17b0a6 1.7.23 88bf19b21 1.7.24 bcc810d6b 1.7.25
753481ec6 1.7.26 05044ec0a 1.7.27 b98a3aace 1.7.28 442cb34bd 1.7.29 71c1c8666 1.7.30 96caa5dff 1.7.31
180a7b738 1.7.32 e8b1a9bc2 1.7.33 fb9028b92 1.7.34 207ad711e 2.0.0 88aa2f531 2.0.1 c507a0257 2.0.2
06b99ca80 2.0.3 1a43cb6a1 2.0.4 fb4c30d4e 2.0.5 991cc3363 2.0.6 4ac6c20c7 2.0.7 d2f61adbc 2.0.8
afde7ca73 2.0.9 ffa3ba0cf 2.0.10 ea0b49555 2.0.11 061792f0e 2.1.0 cb1076646 2.1.1 64ed27206 2.1.2
c787fb989 2.1.3 75cb2b719 2.1.4 fcd43222d 2.1.5 c74fd8780 2.1.6 07ad9c703 2.1.7 97a35b7b6 2.1.8
926009266 2.1.9 1c4457e00 2.2.0 dea7da592 2.2.1 301b2dac9 2.2.2 77c84241c 2.2.3 193637f7e 2.2.4
e53c7c151 2.2.5 11ce9d5f3 2.2.6 7835c8dfe 2.2.7 2976f38cc 2.3.0 64b425cf5 2.3.1 fff62f147 2.3.2
aad11006b 2.3.3 db8809540 2.3.4
`;

const RUNC = `
54296cf40 1.0.0-rc2
3f2f8b84a 1.0.0-rc4+dev b2567b37d 1.0.0-rc4+dev 9f9c96235 1.0.0-rc4+dev 69663f0bd 1.0.0-rc5+dev
a592beb5b 1.0.0-rc5+dev 2b18fe1d8 1.0.0-rc6+dev 3e425f80a 1.0.0-rc8+dev
84113eef6 1.0.0 04f275d46 1.0.0-rc1 c91b5bea4 1.0.0-rc2 75f8da7c8 1.0.0-rc3 2e7cfe036 1.0.0-rc4 4fc53a81f 1.0.0-rc5
ccb5efd37 1.0.0-rc6 69ae5da6a 1.0.0-rc7 425e105d5 1.0.0-rc8 d736ef14f 1.0.0-rc9 dc9208a33 1.0.0-rc10 24a3cf88a 1.0.0-rc91
ff819c7e9 1.0.0-rc92 12644e614 1.0.0-rc93 2c7861bc5 1.0.0-rc94 b9ee9c631 1.0.0-rc95 4144b6381 1.0.1 52b36a2dd 1.0.2
f46b6ba2c 1.0.3 067aaf854 1.1.0 52de29d7e 1.1.1 a916309ff 1.1.2 6724737f9 1.1.3 5fd4c4d14 1.1.4
f19387a6b 1.1.5 0f48801a0 1.1.6 860f061b7 1.1.7 82f18fe0e 1.1.8 ccaecfcbc 1.1.9 18a0cb0f3 1.1.10
4bccb38cc 1.1.11 51d5e9460 1.1.12 58aa9203c 1.1.13 2c9f5602f 1.1.14 bc20cb449 1.1.15 0b9fa21be 1.2.0
d7735e388 1.2.1 7cb363254 1.2.2 0d37cfd4b 1.2.3 6c52b3fc5 1.2.4 59923ef18 1.2.5 e89a29929 1.2.6
4774df387 1.2.7 eeb7e6024 1.2.8 6524246c6 1.2.9 4ca628d1d 1.3.0 e6457afc4 1.3.1 aeabe4e71 1.3.2
d842d7719 1.3.3 d6d73eb8c 1.3.4 488fc13e1 1.3.5 491b69bab 1.3.6 8bd78a997 1.4.0 c67132530 1.4.1
c241c0bb5 1.4.2 bb14dabeb 1.4.3 c4bb59526 1.5.0 8f2685a47 1.5.1
`;

const COMMIT_DIGITS = 9;

function tableOf(text: string): ReadonlyMap<string, string> {
  const words = text.trim().split(/\s+/);
  return new Map(words.flatMap((word, index) => (index % 2 === 0 ? [[word, words[index + 1] ?? '']] : [])));
}

const BY_COMMIT = { containerd: tableOf(CONTAINERD), runc: tableOf(RUNC) };

/** `1.0.0-rc92`, and of what git describe prints `v1.1.12-0-g51d5e946`, or with a distribution's ending. */
const PRINTED = /^v?(\d{1,2}\.\d{1,3}\.\d{1,3}(?:-rc\.?\d{1,3})?)(?![\d.])/;

/** The version for what `docker info` prints behind `containerd version:` or `runc version:`; nothing for a commit of no release. */
export function releaseOf(program: 'containerd' | 'runc', printed: string): string | undefined {
  if (/^[\da-f]{9,40}$/.test(printed)) return BY_COMMIT[program].get(printed.slice(0, COMMIT_DIGITS));
  return PRINTED.exec(printed)?.[1];
}
