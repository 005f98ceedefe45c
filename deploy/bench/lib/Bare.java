import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * {@code Bare HOST MEMORY COUNT IMAGE COMMAND…}: creates, starts, awaits and removes so many containers, one after the other, with the
 * isolation that a worker gives but no mounts; prints the milliseconds that each took.
 */
final class Bare {

    private Bare() {}

    public static void main(String[] arguments) throws Exception {
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder().withDockerHost(arguments[0]).build();
        var http = new ZerodepDockerHttpClient.Builder().dockerHost(config.getDockerHost()).build();
        long memory = Long.parseLong(arguments[1]);
        String[] command = Arrays.copyOfRange(arguments, 4, arguments.length);
        var host = HostConfig.newHostConfig().withNetworkMode("none").withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges")).withReadonlyRootfs(true).withInit(true)
                .withMemory(memory).withMemorySwap(memory).withPidsLimit(1024L)
                .withTmpFs(Map.of("/tmp", "rw,nosuid,nodev,size=64m"));
        try (var docker = DockerClientImpl.getInstance(config, http)) {
            for (int count = Integer.parseInt(arguments[2]); count > 0; count--) {
                long begin = System.nanoTime();
                String id = docker.createContainerCmd(arguments[3]).withNetworkDisabled(true).withUser("1001:1001")
                        .withHostConfig(host).withEntrypoint(command).exec().getId();
                docker.startContainerCmd(id).exec();
                int code = docker.waitContainerCmd(id).exec(new WaitContainerResultCallback()).awaitStatusCode();
                docker.removeContainerCmd(id).withForce(true).exec();
                if (code != 0) {
                    throw new IllegalStateException("a bare container ended with exit code " + code);
                }
                System.out.println((System.nanoTime() - begin) / 1e6);
            }
        }
    }
}
