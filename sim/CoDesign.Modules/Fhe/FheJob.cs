using System.Buffers.Binary;
using CoDesign.Compute.Fhe;
using CoDesign.Machine.Modules;

namespace CoDesign.Modules.Fhe;

/// <summary>A descriptor of an op on BFV ciphertexts, read and checked; docs/modules.md has the layout.</summary>
internal sealed class FheJob
{
    private const int FixedParameters = 4;
    private const int MostPrimes = 16;
    private readonly JobDescriptor _descriptor;
    private readonly BfvParameters _parameters;
    private readonly int _exponent;

    private FheJob(JobDescriptor descriptor, BfvParameters parameters, int exponent)
    {
        _descriptor = descriptor;
        _parameters = parameters;
        _exponent = exponent;
    }

    /// <summary>N.</summary>
    public int Degree => _parameters.Degree;

    /// <summary>What it asks of the unit.</summary>
    public FheWork Work => FheWork.Of(_descriptor.Operation, Degree, _parameters.Basis.Moduli.Count);

    /// <summary>Reads a descriptor.</summary>
    /// <param name="descriptor">The descriptor.</param>
    /// <param name="problem">What is wrong; null: nothing.</param>
    /// <returns>Null if there is a problem.</returns>
    public static FheJob? Read(JobDescriptor descriptor, out string? problem)
    {
        int before = FixedParameters + (descriptor.Operation == Operations.BfvSubstitute ? 1 : 0);
        IReadOnlyList<ulong> parameters = descriptor.Parameters;
        if (parameters.Count <= before || parameters.Count > before + MostPrimes)
        {
            problem = $"{parameters.Count} parameters; needed are degree, plaintext modulus, bits of security, number of primes, {(before > FixedParameters ? "exponent, " : string.Empty)}and 1 to {MostPrimes} primes";
            return null;
        }

        (ulong degree, ulong plain, ulong security, ulong primes) = (parameters[0], parameters[1], parameters[2], parameters[3]);
        ulong exponent = before > FixedParameters ? parameters[FixedParameters] : 1;
        problem = primes != (ulong)(parameters.Count - before) ? $"{primes} primes announced, {parameters.Count - before} given"
            : degree > int.MaxValue || security > int.MaxValue ? $"degree {degree} and {security} bits of security"
            : exponent % 2 == 0 || exponent >= 2 * degree ? $"exponent {exponent}; odd, from 1 to 2N - 1"
            : plain > long.MaxValue ? $"plaintext modulus {plain}"
            : Sizes(descriptor, (long)degree, (long)primes);
        if (problem is not null)
        {
            return null;
        }

        try
        {
            return new FheJob(descriptor, new BfvParameters((int)degree, [.. parameters.Skip(before)], plain, (int)security), (int)exponent);
        }
        catch (ArgumentException fault)
        {
            problem = fault.Message;
            return null;
        }
    }

    /// <summary>Computes the result.</summary>
    /// <param name="inputs">Bytes of each input.</param>
    public byte[] Compute(IReadOnlyList<byte[]> inputs)
    {
        var evaluator = new BfvEvaluator(_parameters);
        BfvCiphertext first = Ciphertexts(inputs[0])[0];
        return Bytes(_descriptor.Operation switch
        {
            Operations.BfvAdd => evaluator.Add(first, Ciphertexts(inputs[1])[0]),
            Operations.BfvMultiplyPlain => evaluator.MultiplyPlain(first, Plain(inputs[1])),
            Operations.BfvSubstitute => evaluator.Substitute(first, _exponent, new SwitchKey(Ciphertexts(inputs[1]))),
            _ => evaluator.Multiply(first, Ciphertexts(inputs[1])[0], new SwitchKey(Ciphertexts(inputs[2]))),
        });
    }

    private static string? Sizes(JobDescriptor descriptor, long degree, long primes)
    {
        long ciphertext = 2 * primes * degree * FheWork.ResidueBytes;
        long[] inputs = descriptor.Operation switch
        {
            Operations.BfvAdd => [ciphertext, ciphertext],
            Operations.BfvMultiplyPlain => [ciphertext, degree * FheWork.ResidueBytes],
            Operations.BfvSubstitute => [ciphertext, primes * ciphertext],
            _ => [ciphertext, ciphertext, primes * ciphertext],
        };
        return !descriptor.Inputs.Select(i => i.Length).SequenceEqual(inputs.Select(b => (ulong)b))
            ? $"inputs of {string.Join(", ", descriptor.Inputs.Select(i => i.Length))} bytes; the op needs {string.Join(", ", inputs)}"
            : descriptor.Outputs.Count != 1 || descriptor.Outputs[0].Length != (ulong)ciphertext
                ? $"{descriptor.Outputs.Count} outputs of {descriptor.OutputBytes} bytes; the op needs one of {ciphertext}"
                : null;
    }

    // What is not reduced is reduced, as a modular multiplier would.
    private List<BfvCiphertext> Ciphertexts(byte[] bytes)
    {
        int half = _parameters.Basis.Moduli.Count * Degree * FheWork.ResidueBytes;
        List<BfvCiphertext> result = [];
        for (int start = 0; start < bytes.Length; start += 2 * half)
        {
            result.Add(new BfvCiphertext(Polynomial(bytes.AsSpan(start, half)), Polynomial(bytes.AsSpan(start + half, half))));
        }

        return result;
    }

    private RnsPolynomial Polynomial(ReadOnlySpan<byte> bytes)
    {
        ulong[][] residues = new ulong[_parameters.Basis.Moduli.Count][];
        for (int prime = 0; prime < residues.Length; prime++)
        {
            residues[prime] = new ulong[Degree];
            for (int i = 0; i < Degree; i++, bytes = bytes[FheWork.ResidueBytes..])
            {
                residues[prime][i] = BinaryPrimitives.ReadUInt64LittleEndian(bytes) % _parameters.Basis.Moduli[prime].Value;
            }
        }

        return new RnsPolynomial(residues);
    }

    private long[] Plain(byte[] bytes)
    {
        long[] result = new long[Degree];
        for (int i = 0; i < Degree; i++)
        {
            result[i] = (long)(BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(i * FheWork.ResidueBytes)) % _parameters.PlainModulus);
        }

        return result;
    }

    private static byte[] Bytes(BfvCiphertext ciphertext) =>
        [.. ciphertext.C0.Residues.Concat(ciphertext.C1.Residues).SelectMany(residue => residue).SelectMany(BitConverter.GetBytes)];
}
