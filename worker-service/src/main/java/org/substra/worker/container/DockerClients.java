package org.substra.worker.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Opens the client of the Docker engine. */
class DockerClients {

    /** Enough for waiting, following logs and asking at the same time in every slot. */
    private static final int CONNECTIONS = 256;

    @Produces
    @Singleton
    DockerClient client(EngineConfig engine) {
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(engine.host().toString())
                .build();
        var http = new ZerodepDockerHttpClient.Builder()
                .dockerHost(config.getDockerHost())
                .sslConfig(config.getSSLConfig())
                .maxConnections(CONNECTIONS)
                .build();
        return DockerClientImpl.getInstance(config, http);
    }

    void close(@Disposes DockerClient client) throws IOException {
        client.close();
    }
}
