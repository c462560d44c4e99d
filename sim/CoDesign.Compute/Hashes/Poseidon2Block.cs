namespace CoDesign.Compute.Hashes;

/// <summary>The matrix of 4 by 4 of which that of full rounds is made, where the width is a multiple of 4.</summary>
internal enum Poseidon2Block
{
    /// <summary>(5 7 1 3; 4 6 1 1; 1 3 5 7; 1 1 4 6), as the paper has it.</summary>
    Paper,

    /// <summary>The circulant of 2, 3, 1, 1, as Plonky3 has it.</summary>
    Circulant,
}
