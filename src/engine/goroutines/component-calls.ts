/** Which other program a stack waits for, and what that was asked to do. */
import { type FunctionName, isStandard, isTransport } from './function-name.ts';
import type { ComponentCall } from './record.ts';

export interface FoundCall {
  readonly calls: ComponentCall;
  /** Index of the frame that makes the call. */
  readonly at: number;
}

/** The call that the innermost code of a stack makes by way of a client library; nothing when it makes none. */
export function callOf(names: readonly FunctionName[]): FoundCall | undefined {
  let general: FoundCall | undefined;
  for (const [at, name] of names.entries()) {
    const exact = exactCall(name);
    if (exact) return { calls: exact, at };
    const found = GENERAL.get(name.key);
    // A plugin is asked over HTTP: the outer frame says more.
    if (found && (general === undefined || found.component === 'plugin')) general = { calls: found, at };
    if (general?.calls.over === 'gRPC' && LIBCONTAINERD.test(name.package)) {
      return { calls: { component: 'containerd', over: 'gRPC', method: name.name }, at: general.at };
    }
    if (name.package !== '' && !isStandard(name.package) && !isTransport(name.package)) break;
    if (isHandler(name)) break;
  }
  return general;
}

/** dockerd's client of containerd: `libcontainerd`, since 19.03 `libcontainerd/remote`. */
const LIBCONTAINERD = /\/libcontainerd(?:\/remote)?$/;

/** Outside of these the stack is that of a server, whose own calls stand inside. */
function isHandler({ key }: FunctionName): boolean {
  return (
    key === 'http.serverHandler.ServeHTTP' ||
    key === 'grpc.Server.processUnaryRPC' ||
    key === 'grpc.Server.processStreamingRPC'
  );
}

/** Clients generated from containerd's services: `api/services/tasks/v1.(*tasksClient).Start`; 0.2: `api/grpc/types.(*aPIClient)`. */
const CONTAINERD_SERVICE = /\/api\/services\/(ttrpc\/)?([a-z]{2,40})\/|\/api\/grpc\/types$/;
/** The shim's: `linux/shim/v1.(*shimClient)`, `runtime/v2/task.(*taskClient)`, `api/runtime/task/v3.(*ttrpctaskClient)`. */
const SHIM_SERVICE = /\/shim\/v1$|\/runtime\/(?:v2\/)?(task|sandbox)(?:\/v\d)?$/;

/** A frame that names what is asked for. */
function exactCall({ package: path, receiver = '', name }: FunctionName): ComponentCall | undefined {
  if (path === 'github.com/containerd/go-runc') {
    return receiver === 'Runc' ? { component: 'runc', over: 'exec', method: name.toLowerCase() } : undefined;
  }
  if (!receiver.endsWith('Client')) return undefined;
  const service = CONTAINERD_SERVICE.exec(path);
  if (service) {
    const [, ttrpc, of] = service;
    return { component: 'containerd', over: ttrpc ? 'ttrpc' : 'gRPC', method: of ? `${of}.${name}` : name };
  }
  const shim = SHIM_SERVICE.exec(path);
  if (shim) return { component: 'containerd-shim', over: 'ttrpc', method: `${shim[1] ?? 'shim'}.${name}` };
  if (path.includes('/cri-api/')) return { component: 'container runtime', over: 'gRPC', method: name };
  return undefined;
}

/** Frames that show that something is asked, but not what. */
const GENERAL: ReadonlyMap<string, ComponentCall> = new Map<string, ComponentCall>([
  ['ttrpc.Client.Call', { component: 'containerd-shim', over: 'ttrpc', method: undefined }],
  ['ttrpc.Client.dispatch', { component: 'containerd-shim', over: 'ttrpc', method: undefined }],
  ['grpc.ClientConn.Invoke', { component: 'server', over: 'gRPC', method: undefined }],
  ['grpc.invoke', { component: 'server', over: 'gRPC', method: undefined }],
  ['grpc.clientStream.RecvMsg', { component: 'server', over: 'gRPC', method: undefined }],
  ['plugins.Client.callWithRetry', { component: 'plugin', over: 'HTTP', method: undefined }],
  ['plugins.Client.CallWithOptions', { component: 'plugin', over: 'HTTP', method: undefined }],
  ['plugins.Client.Call', { component: 'plugin', over: 'HTTP', method: undefined }],
  ['http.Client.do', { component: 'server', over: 'HTTP', method: undefined }],
  ['http.Client.Do', { component: 'server', over: 'HTTP', method: undefined }],
  ['http.Transport.RoundTrip', { component: 'server', over: 'HTTP', method: undefined }],
  ['exec.Cmd.Wait', { component: 'process', over: 'exec', method: undefined }],
  ['os.Process.Wait', { component: 'process', over: 'exec', method: undefined }],
]);
