using System.Text;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Files;
using CoDesign.Description.Reading;
using CoDesign.Description.Tests.Sample;
using CoDesign.Description.Tests.Schema;
using CoDesign.Description.Yaml;

namespace CoDesign.Description.Tests.Reading;

public sealed class MutationTests
{
    private const string Alphabet = "abz019_-: ,[]{}\"'\n\t#&*!|>%@?~.\\/<=\0\u00e4";

    private static readonly string[] Words =
    [
        "yes", "null", "<<: ", "- ", "---\n", "...\n", "!!str ", "&a ", "*a", "0x", "|\n", ">-\n", "? ", "%YAML 1.1\n", "\r\n", "\ud800",
    ];

    [Fact]
    public void No_mutated_text_makes_parsing_or_reading_throw()
    {
        int accepted = 0;
        for (ulong seed = 1; seed <= 6_000; seed++)
        {
            string yaml = Mutated(SampleChip.Valid, seed);
            string[] messages = Load(yaml, seed);
            if (messages.Length == 0)
            {
                accepted++;
                string violation = SchemaWriterTests.Violation(yaml);
                Assert.True(violation.Length == 0, $"seed {seed}: the reader accepts what the schema refuses: {violation}\n{yaml}");
            }
            Assert.All(messages, message => Assert.Matches(@"^chips/sample/chip\.yaml:[1-9][0-9]*:[1-9][0-9]*: error: .", message));
        }
        // Some mutations only touch text; if none were accepted, the mutations would be too coarse to test anything.
        Assert.InRange(accepted, 100, 3_000);
    }

    [Fact]
    public void No_mutated_bytes_make_parsing_throw()
    {
        for (ulong seed = 1; seed <= 2_000; seed++)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(SampleChip.Valid);
            ulong state = seed;
            for (int i = 0; i < 3; i++)
            {
                bytes[Next(ref state, bytes.Length)] = (byte)Next(ref state, 256);
            }
            DiagnosticBag bag = new();
            _ = YamlSource.TryParse("a.yaml", bytes, bag, out _);
        }
    }

    [Fact]
    public void No_soup_of_tokens_makes_parsing_throw()
    {
        for (ulong seed = 1; seed <= 10_000; seed++)
        {
            ulong state = seed;
            StringBuilder soup = new();
            for (int tokens = 1 + Next(ref state, 30); tokens > 0; tokens--)
            {
                int token = Next(ref state, Alphabet.Length + Words.Length);
                _ = token < Words.Length ? soup.Append(Words[token]) : soup.Append(Alphabet[token - Words.Length]);
            }
            _ = Load(soup.ToString(), seed);
        }
    }

    [Fact]
    public void No_mutated_override_throws()
    {
        string[] seeds =
        [
            "clock=500MHz", "memories.sram.size=1MiB", "modules.copy={id: copy, kind: dma}", "memories.share.latency.value=3 cycles",
        ];
        for (ulong seed = 1; seed <= 2_000; seed++)
        {
            string assignment = Mutated(seeds[seed % (ulong)seeds.Length], seed);
            _ = SampleChip.Load(SampleChip.Valid, assignment);
        }
    }

    private static string[] Load(string yaml, ulong seed)
    {
        DiagnosticBag bag = new();
        Exception? exception = Record.Exception(() =>
            new DescriptionReader(new MemoryFileSystem(), SampleParameters.Registry).ReadText(SampleChip.File, yaml, SampleChip.Read, bag));
        Assert.True(exception is null, $"seed {seed}: {exception}\n{yaml}");
        return [.. bag.Sorted().Select(diagnostic => diagnostic.ToString())];
    }

    private static string Mutated(string text, ulong seed)
    {
        ulong state = seed;
        StringBuilder result = new(text);
        int changes = 1 + Next(ref state, 3);
        for (int i = 0; i < changes && result.Length > 0; i++)
        {
            int at = Next(ref state, result.Length);
            int length = Math.Min(1 + Next(ref state, 6), result.Length - at);
            _ = Next(ref state, 6) switch
            {
                0 => result.Remove(at, length),
                1 => result.Insert(at, Alphabet[Next(ref state, Alphabet.Length)]),
                2 => result.Insert(at, Words[Next(ref state, Words.Length)]),
                3 => result.Insert(at, result.ToString(at, length)),
                4 => result.Replace(result[at], Alphabet[Next(ref state, Alphabet.Length)], at, 1),
                _ => result.Remove(at, result.Length - at),
            };
        }
        return result.ToString();
    }

    // SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014): the same numbers on every host.
    private static int Next(ref ulong state, int below)
    {
        unchecked
        {
            state += 0x9E37_79B9_7F4A_7C15;
            ulong mixed = (state ^ (state >> 30)) * 0xBF58_476D_1CE4_E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D0_49BB_1331_11EB;
            return (int)((mixed ^ (mixed >> 31)) % (ulong)below);
        }
    }
}
