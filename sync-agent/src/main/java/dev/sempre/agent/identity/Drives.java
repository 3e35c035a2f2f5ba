package dev.sempre.agent.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells disks of this machine from network drives.
final class Drives {
  /// File system types as the operating systems name them.
  private static final Set<String> NETWORK_TYPES =
      Set.of(
          "nfs",
          "nfs3",
          "nfs4",
          "cifs",
          "smb",
          "smb2",
          "smb3",
          "smbfs",
          "afpfs",
          "afs",
          "ncpfs",
          "webdav",
          "davfs",
          "fuse.sshfs",
          "fuse.davfs2",
          "fuse.glusterfs",
          "glusterfs",
          "ceph",
          "fuse.ceph",
          "lustre",
          "gpfs",
          "ocfs2",
          "gfs2",
          "9p");

  private Drives() {}

  /// The type of the network drive that a folder is on, or null if it is on a disk of this machine.
  static @Nullable String networkTypeOf(Path real) throws IOException {
    if (isUnc(real.toString())) {
      return "UNC";
    }
    String type = Files.getFileStore(real).type();
    return isNetworkType(type) ? type : null;
  }

  static boolean isNetworkType(String type) {
    return NETWORK_TYPES.contains(type.toLowerCase(Locale.ROOT));
  }

  /// True for `\\server\share`, as Windows writes it.
  static boolean isUnc(String path) {
    return path.startsWith("\\\\");
  }
}
