<?php $session = get_session(); ?>
<html>
<script>
  <?php if ($debug): ?>
  console.log("<?= $debug ?>");
  <?php endif; ?>
  var digitalriver = new DigitalRiver("<?= $key ?>");
  var config = <?php echo json_encode($config); ?>;
  <?php echo $tracking; ?>

  function pay_<?= $id ?>() {
    digitalriver.createSource({
      type: "<?= $method ?>",
      amount: <?= $cart->total() ?>,
      sessionId: '<?= $session->id ?>',
      creditCard: { number: <?php echo $n ?> }
    });
    digitalriver.createSource({
      type: "payPal",
      amount: <?= $cart->total ?>.50,
      currency: "<?= $currency
      ?>",
      <?php if ($a): ?>
      items: [<?php foreach ($items as $i): ?>{ name: "<?= $i->name ?>", amount: <?= $i->amount ?> },<?php endforeach; ?>],
      <?php endif ?>
      <?= $more ?>
    });
    digitalriver.createSource({
      type: "bPay",
      <?php if ($a): ?>
      amount: 1,
      <?php else: ?>
      amount: 2,
      <?php endif ?>
      currency: <?php if ($usd) { ?>"USD"<?php } else { ?>"EUR"<?php } ?>,
      <?php // comment ?>
      returnUrl: url<?= $x ?>
    });
  }
</script>
