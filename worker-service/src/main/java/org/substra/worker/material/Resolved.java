package org.substra.worker.material;

import java.nio.file.Path;
import org.substra.contract.command.Material;

/** A material that lies in the store with the bytes that the ledger knows. */
public record Resolved(Material material, Path path) {}
