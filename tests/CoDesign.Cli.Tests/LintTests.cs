namespace CoDesign.Cli.Tests;

// codesign check on a run: what is allowed and suspicious (TB901).
public sealed class LintTests
{
    private const string Run = "configs/wallet.yaml";
    private const string Chip = "chips/citadel/chip.yaml";
    private const string Grant = "{base: 0x9000_0000, size: 128 KiB, perm: rw}";

    public static TheoryData<string, string, string, string> Suspicious => new()
    {
        { Chip, "rrid: 3\n", "rrid: 2\n", "modules 'acme_hash' of Acme and 'borealis_dma' of Borealis have request role id 2" },
        { Chip, Grant, Grant + "\n          - {base: 0x9000_1000, size: 4 KiB, perm: r}", "the entry 0x9000_1000 + 4 KiB of domain 'acme_io' can never match: 0x9000_0000 + 128 KiB of domain 'acme_io' comes first" },
        { Chip, Grant, Grant + "\n          - {base: 0x8000_0000, size: 4 KiB, perm: w}", "module 'acme_hash' may write memory 'ram', from which the core executes" },
        { Chip, Grant, Grant + "\n          - {base: 0x4002_0000, size: 4 KiB, perm: w}", "module 'acme_hash' may access the registers of module 'borealis_dma'" },
        { Chip, Grant, Grant + "\n          - {base: 0x1000_0000, size: 4 KiB, perm: w}", "module 'acme_hash' may access the registers of device 'uart0'" },
        { "configs/policy/wallet.yaml", "symbol: wallet_sign\n", "symbol: wallet_sing\n", "the program has no function 'wallet_sing' of sanitizer 'sign'" },
        { "configs/policy/wallet.yaml", "  - {id: key, description: the private key that signs}\n", "  - {id: key, description: the private key that signs}\n  - {id: pin, description: a number}\n", "nothing in this run gives tag 'pin'" },
        { "workloads/wallet/workload.yaml", "  - {tag: seed, file: mnemonic.txt}\n", "  - {tag: seed, file: mnemonic.txt}\n  - {tag: key, file: mnemonic.txt, offset: 8 B, length: 4 B}\n", "bytes of this secret have tag 'key' and also 'seed'" },
    };

    [Theory]
    [MemberData(nameof(Suspicious))]
    public void Suspicious_descriptions_are_named(string file, string old, string wanted, string message)
    {
        using var session = new Session();
        session.Edit(file, old, wanted);
        (int code, string output, string error) = session.Run("check", Run);
        Assert.True(code == 0, output + error);
        Assert.Contains($"TB901: {message}", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Run)]
    [InlineData("configs/wallet-leaky.yaml")]
    [InlineData("configs/firmware-check.yaml")]
    public void Shipped_runs_have_nothing_suspicious(string run)
    {
        using var session = new Session();
        (int code, string output, string error) = session.Run("check", run);
        Assert.Equal((0, $"{run}: no problem\n", string.Empty), (code, output, error));
    }
}
