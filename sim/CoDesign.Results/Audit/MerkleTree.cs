using System.Security.Cryptography;

namespace CoDesign.Results;

/// <summary>
/// Merkle tree hash of RFC 6962, section 2.1: leaves are SHA-256(0x00 ‖ data), nodes SHA-256(0x01 ‖ left ‖ right), and the left
/// half of n leaves has the largest power of two below n. One record can be shown with a proof without handing over the log.
/// </summary>
internal sealed class MerkleTree
{
    // Roots of complete subtrees, largest first: their sizes are the binary digits of the number of leaves.
    private readonly List<(int Size, byte[] Hash)> _subtrees = [];

    /// <summary>Adds a leaf.</summary>
    public void Add(ReadOnlySpan<byte> data)
    {
        byte[] leaf = new byte[data.Length + 1];
        data.CopyTo(leaf.AsSpan(1));
        _subtrees.Add((1, SHA256.HashData(leaf)));
        while (_subtrees.Count > 1 && _subtrees[^1].Size == _subtrees[^2].Size)
        {
            Merge();
        }
    }

    /// <summary>The root over all leaves; of no leaves, the hash of nothing.</summary>
    public byte[] Root()
    {
        if (_subtrees.Count == 0)
        {
            return SHA256.HashData([]);
        }

        byte[] root = _subtrees[^1].Hash;
        for (int i = _subtrees.Count - 2; i >= 0; i--)
        {
            root = Node(_subtrees[i].Hash, root);
        }

        return root;
    }

    private void Merge()
    {
        (int size, byte[] right) = _subtrees[^1];
        (_, byte[] left) = _subtrees[^2];
        _subtrees.RemoveRange(_subtrees.Count - 2, 2);
        _subtrees.Add((2 * size, Node(left, right)));
    }

    private static byte[] Node(byte[] left, byte[] right) => SHA256.HashData([0x01, .. left, .. right]);
}
