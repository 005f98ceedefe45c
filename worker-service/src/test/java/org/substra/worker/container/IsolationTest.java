package org.substra.worker.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.substra.contract.TupleKind.TRAINTUPLE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.substra.contract.Key;
import org.substra.worker.surroundings.Surroundings;

/** What a hostile algo finds when it looks around: it writes what it sees into its model. */
@QuarkusTest
class IsolationTest {

    private static final String SPY = """
            import ctypes, errno, json, os, socket, sys

            LIBC = ctypes.CDLL(None, use_errno=True)
            FORBIDDEN = {"unshare": 272, "mount": 165, "bpf": 321, "keyctl": 250, "perf_event_open": 298,
                         "open_by_handle_at": 304, "init_module": 175, "userfaultfd": 323, "setns": 308}

            def tried(what):
                try:
                    what()
                    return True
                except OSError as e:
                    return False

            def line(name):
                return next(l.split(":")[1].strip() for l in open("/proc/self/status") if l.startswith(name))

            def read(*paths):
                return next((open(p).read().strip() for p in paths if os.path.exists(p)), "")

            sample = os.listdir("/sandbox/data")[0]
            seen = {
                "arguments": sys.argv[1:],
                "uid": os.getuid(), "gid": os.getgid(),
                "capabilities": [line(n) for n in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb")],
                "no_new_privileges": line("NoNewPrivs"),
                "seccomp": line("Seccomp"),
                "forbidden_calls": [call for call in FORBIDDEN if LIBC.syscall(FORBIDDEN[call], 0, 0, 0, 0, 0) >= 0
                                    or ctypes.get_errno() != errno.EPERM],
                "interfaces": [name for _, name in socket.if_nameindex()],
                "connects": tried(lambda: socket.create_connection(("192.0.2.1", 80), 3)),
                "writes": [p for p in ("/", "/etc", "/sandbox", "/sandbox/data", "/sandbox/opener", "/sandbox/model",
                                       "/sandbox/data/" + sample, "/tmp", "/dev/shm", "/sandbox/output_model", "/sandbox/pred")
                           if tried(lambda: open(p + "/spy", "w").write("x"))],
                "changes_sample": tried(lambda: open(f"/sandbox/data/{sample}/sample.txt", "a")),
                "changes_opener": tried(lambda: open("/sandbox/opener/__init__.py", "a")),
                "memory": read("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"),
                "pids": read("/sys/fs/cgroup/pids.max", "/sys/fs/cgroup/pids/pids.max"),
                "first_process": read("/proc/1/comm"),
                "sandbox": sorted(os.listdir("/sandbox")),
                "environment": sorted(os.environ),
                "disks": [d for d in os.listdir("/dev") if d.startswith(("sd", "vd", "nvme", "mem", "kmsg"))],
            }
            open(sys.argv[-1], "w").write(json.dumps(seen))
            """;

    @Test
    void a_container_sees_its_inputs_and_nothing_else() throws IOException {
        JsonNode seen;
        try (Surroundings around = Surroundings.ofTestWorker()) {
            Key tuple = around.assets().traintuple(around.assets().algo(SPY));
            assertThat(around.run(tuple, TRAINTUPLE)).isEqualTo("done");
            Key model = around.ledger().state(tuple).model().hash();
            seen = new ObjectMapper()
                    .readTree(around.media().read(around.media().path("worker/models", model)));
        }

        assertThat(texts(seen, "arguments"))
                .containsExactly("train", "--output-model-path", "/sandbox/output_model/model");
        assertThat(seen.get("uid").asInt()).isNotZero();
        assertThat(seen.get("gid").asInt()).isNotZero();
        assertThat(texts(seen, "capabilities")).containsOnly("0000000000000000");
        assertThat(seen.get("no_new_privileges").asText()).isEqualTo("1");
        assertThat(seen.get("seccomp").asText()).as("filtered").isEqualTo("2");
        assertThat(texts(seen, "forbidden_calls")).isEmpty();
        assertThat(texts(seen, "interfaces")).containsExactly("lo");
        assertThat(seen.get("connects").asBoolean()).isFalse();
        assertThat(texts(seen, "writes")).containsExactly("/tmp", "/dev/shm", "/sandbox/output_model", "/sandbox/pred");
        assertThat(seen.get("changes_sample").asBoolean()).isFalse();
        assertThat(seen.get("changes_opener").asBoolean()).isFalse();
        assertThat(seen.get("memory").asLong()).isEqualTo(128 * 1024 * 1024);
        assertThat(seen.get("pids").asInt()).isEqualTo(1024);
        assertThat(seen.get("first_process").asText()).isNotEqualTo("python3");
        assertThat(texts(seen, "sandbox"))
                .as("the mounts, the algo's own file, and folders of the base image")
                .contains("data", "main.py", "model", "opener", "output_model", "pred")
                .isSubsetOf(
                        "data",
                        "input_models",
                        "main.py",
                        "model",
                        "opener",
                        "output_model",
                        "output_models",
                        "perf",
                        "pred");
        assertThat(texts(seen, "environment"))
                .noneMatch(name -> name.startsWith("RABBITMQ") || name.startsWith("DOCKER"));
        assertThat(texts(seen, "disks")).isEmpty();
    }

    private static List<String> texts(JsonNode seen, String name) {
        return seen.get(name).valueStream().map(JsonNode::asText).toList();
    }
}
